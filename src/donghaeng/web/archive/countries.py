"""Names of countries: the folder has them in English, readers want them in their language."""

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    "Argentina": "아르헨티나", "Australia": "호주", "Austria": "오스트리아", "Azerbaijan": "아제르바이잔",
    "Bangladesh": "방글라데시", "Belgium": "벨기에", "Brazil": "브라질", "Cambodia": "캄보디아", "Canada": "캐나다",
    "Chile": "칠레", "China": "중국", "Colombia": "콜롬비아", "Costa Rica": "코스타리카", "Denmark": "덴마크",
    "Ecuador": "에콰도르", "Egypt": "이집트", "Ethiopia": "에티오피아", "Finland": "핀란드", "France": "프랑스",
    "Germany": "독일", "Ghana": "가나", "Greece": "그리스", "Hungary": "헝가리", "India": "인도",
    "Indonesia": "인도네시아", "Iran": "이란", "Iraq": "이라크", "Ireland": "아일랜드", "Israel": "이스라엘",
    "Italy": "이탈리아", "Japan": "일본", "Jordan": "요르단", "Kazakhstan": "카자흐스탄", "Kenya": "케냐",
    "Korea": "대한민국", "Kyrgyzstan": "키르기스스탄", "Laos": "라오스", "Malaysia": "말레이시아", "Mexico": "멕시코",
    "Mongolia": "몽골", "Morocco": "모로코", "Mozambique": "모잠비크", "Myanmar": "미얀마", "Nepal": "네팔",
    "Netherlands": "네덜란드", "New Zealand": "뉴질랜드", "Nigeria": "나이지리아", "Norway": "노르웨이",
    "Pakistan": "파키스탄", "Paraguay": "파라과이", "Peru": "페루", "Philippines": "필리핀", "Poland": "폴란드",
    "Portugal": "포르투갈", "Russia": "러시아", "Rwanda": "르완다", "Saudi Arabia": "사우디아라비아",
    "Senegal": "세네갈", "Singapore": "싱가포르", "South Africa": "남아프리카공화국", "Spain": "스페인",
    "Sri Lanka": "스리랑카", "Sweden": "스웨덴", "Switzerland": "스위스", "Taiwan": "대만", "Tanzania": "탄자니아",
    "Thailand": "태국", "Tunisia": "튀니지", "Turkey": "튀르키예", "Uganda": "우간다", "Ukraine": "우크라이나",
    "United Arab Emirates": "아랍에미리트", "United Kingdom": "영국", "United States": "미국",
    "Uzbekistan": "우즈베키스탄", "Vietnam": "베트남",
}  # fmt: skip


def country_name(country: str, language: str) -> str:
    """The name of a country in a language; as it is written where we have no other.

    Examples
    --------
    >>> country_name("Mongolia", "ko"), country_name("Mongolia", "en")
    ('몽골', 'Mongolia')
    """
    return KOREAN.get(country, country) if language == "ko" else country

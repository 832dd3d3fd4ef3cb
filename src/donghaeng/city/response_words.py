"""The words of a response plan, in English and Korean."""

from collections.abc import Mapping
from typing import Literal, get_args

from donghaeng.charts.particles import with_particle

Language = Literal["en", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Pair = tuple[str, str]

TITLE = ("Response plan {year}: {index}", "{year}년 대응 계획: {index}")
ILLUSTRATED = ("Response plan {year} (illustration): {index}", "{year}년 대응 계획(예시): {index}")
"""Its title where the numbers are invented."""
SECTIONS: Mapping[str, Pair] = {
    "findings": ("What moved, and why", "변동과 요인"),
    "requests": ("What would have to be published", "공개가 필요한 자료"),
    "sizing": ("How large a response would have to be", "필요한 대응 규모"),
    "money": ("Where new money would go", "추가 예산 배분"),
    "effects": ("What it is expected to do", "예상 효과"),
    "frontier": ("What more or less money would do", "예산 규모별 예상 점수"),
    "limits": ("What holds the plan back", "계획을 제약하는 조건"),
    "not_done": ("What the plan does not do", "계획에 포함되지 않은 것"),
    "assumptions": ("What is assumed", "전제"),
    "checks": ("How we will know", "성과 확인 방법"),
}  # fmt: skip
"""The sections of a plan, in their order."""
HEADS: Mapping[str, Pair] = {
    "node": ("Node", "항목"),
    "points": ("Contribution", "기여도"),
    "cause": ("Finding", "진단"),
    "why": ("Why", "근거"),
    "period": ("Period", "기간"),
    "kind": ("Said as", "구분"),
    "said": ("In our words", "내용(요약)"),
    "source": ("Source", "출처"),
    "indicator": ("Indicator", "지표"),
    "form": ("Form", "유형"),
    "lacking": ("Not in the data", "자료에 없는 항목"),
    "periods": ("For", "대상 기간"),
    "output": ("More output", "추가 산출"),
    "extra": ("More money", "추가 예산"),
    "factor": ("More output per won", "예산당 산출"),
    "programme": ("Programme", "사업"),
    "measure": ("Measure", "대응 방향"),
    "money": ("New money", "추가 예산"),
    "gain": ("Points gained", "지표 상승 점수"),
    "people": ("People reached", "지원 인원"),
    "now": ("Now", "현재"),
    "after": ("Expected", "예상"),
    "low": ("Lower end", "하한"),
    "high": ("Upper end", "상한"),
    "linear": ("By today's slopes", "현재 기울기 기준"),
    "amount": ("New money", "추가 예산"),
    "score": ("Expected score", "예상 점수"),
    "limit": ("Limit", "조건"),
    "price": ("Per billion won", "10억 원당 효과"),
    "how": ("Found by", "산출 방식"),
}  # fmt: skip
CAPTIONS: Mapping[str, Pair] = {
    "findings": ("{unit}, from {first} to {last}", "{unit}, {first}~{last}"),
    "said": ("What the city itself said", "시의 설명"),
    "requests": ("Indicator by indicator", "지표별 목록"),
    "sizing": ("Back to {target}, by the cause from {base} to {last}: money at today's efficiency, or output per won",
               "{target}점 회복({base}~{last} 변동 요인 기준): 현재 효율에서의 예산, 또는 예산당 산출"),
    "money": ("New money of {year}", "{year}년 추가 예산"),
    "effects": ("Scores", "점수"),
    "frontier": ("Each amount divided anew", "금액마다 다시 배분한 결과"),
    "limits": ("What a little more in a limit would bring, for each billion won",
               "조건을 조금 늘릴 때의 효과(10억 원당)"),
    "regret": ("How a little more in a limit would change the largest regret, for each billion won",
               "조건을 조금 늘릴 때 최대 후회의 변화(10억 원당)"),
    "checks": ("What the data of {year} should show", "{year}년 자료에서 확인할 값"),
}  # fmt: skip
EMPTY: Mapping[str, Pair] = {
    "requests": ("Everything that a diagnosis needs is published.", "진단에 필요한 자료가 모두 공개되어 있습니다."),
    "sizing": ("As far as is known, no indicator below the target asks for more money or better work.",
               "목표에 못 미치는 지표 가운데 예산 증액이나 사업 개선이 답으로 확인된 지표는 없습니다."),
}  # fmt: skip
FORMS: Mapping[str, Pair] = {
    "coverage": ("coverage: output / need", "충족률: 산출 ÷ 수요"),
    "volume": ("volume: output", "규모: 산출"),
    "outcome": ("outcome", "성과"),
    "": ("not known", "알 수 없음"),
}
KINDS: Mapping[str, Pair] = {"cause": ("cause", "원인"), "response": ("response", "대응")}
MEASURES: Mapping[str, Pair] = {
    "demand": ("More money, so that more people are reached", "예산을 늘려 더 많은 사람을 지원"),
    "funding": ("Restore the budget in real terms", "실질 예산 회복"),
    "efficiency": ("Improve the programme; money alone does not answer it", "사업 개선(예산만으로는 해결되지 않음)"),
    "mixed": ("Money and improvement together", "예산 증액과 사업 개선 병행"),
    "data": ("Look at the data and the method first", "자료와 산출 방식 우선 점검"),
    "unknown": ("Find the cause first: see what would have to be published",
                "원인 파악이 먼저(공개가 필요한 자료 참고)"),
    "none": ("Nothing calls for it", "변동이 없어 대응이 필요하지 않음"),
}  # fmt: skip
"""What answers a fall, by its cause."""
HOLDS: Pair = ("At its target or above: go on", "목표 이상: 현행 유지")
"""Where nothing has fallen."""
REASONS: Mapping[str, Pair] = {
    "no output": ("{name}: nothing was delivered, so that no size follows from it.",
                  "{name}: 산출이 없어 규모를 계산할 수 없습니다."),
    "no budget": ("{name}: its budget is zero, so that no money follows from it.",
                  "{name}: 예산이 0이어서 금액을 계산할 수 없습니다."),
    "not proportional": ("{name}: its score does not rise in proportion to its value, so that no size follows.",
                         "{name}: 점수가 값에 비례하지 않아 규모를 계산할 수 없습니다."),
}  # fmt: skip
"""Why there is no size."""
LIMITS: Mapping[str, Pair] = {
    "money": ("the money there is", "전체 추가 예산"),
    "floor": ("floor of {name}", "{name} 하한액"),
    "ceiling": ("ceiling of {name}", "{name} 상한액"),
    "least": ("least for {name}", "{name} 지정 예산 하한액"),
    "most": ("most for {name}", "{name} 지정 예산 상한액"),
}
HOW: Mapping[str, Pair] = {"dual": ("dual", "쌍대값"), "solved again": ("solving again", "재계산")}
UNITS: Mapping[str, Pair] = {
    "points": ("{number} points", "{number}점"),
    "people": ("{number} people", "{number}명"),
    "times": ("× {number}", "{number}배"),
    "regret": ("{number} points of regret", "후회 {number}점"),
}

SUMMARY: Mapping[str, Pair] = {
    "rose": ("From {first} to {last} the index rose from {before} to {after}.",
             "지수는 {first} {before}점에서 {last} {after}점으로 올랐습니다."),
    "fell": ("From {first} to {last} the index fell from {before} to {after}.",
             "지수는 {first} {before}점에서 {last} {after}점으로 내렸습니다."),
    "same": ("In {last} the index is where it was in {first}, at {after}.",
             "지수는 {first}에도 {last}에도 {after}점입니다."),
    "unknown": ("Why is not known for {count} of {all} pillars.",
                "{all}개 영역 중 {count}개의 변동 요인은 알 수 없습니다."),
    "all_unknown": ("Why is not known for any of the {all} pillars.", "{all}개 영역 모두 변동 요인을 알 수 없습니다."),
    "unnamed": ("Of {counted} indicators that count, {named} are known by name: the names of the others come first.",
                "산정 지표 {counted}개 중 이름이 알려진 것은 {named}개입니다. 나머지는 이름부터 공개되어야 합니다."),
    "money": (("With {money} of new money in {year} the index is expected at {score} points ({low} to {high});"
               " the money is divided to {objective}."),
              "{year}년 추가 예산 {money_ro} {score}점({low}~{high}점)이 예상됩니다. 배분 목표는 {objective}입니다."),
    "money_sure": (("With {money} of new money in {year} the index is expected at {score} points; the money is divided"
                    " to {objective}."),
                   "{year}년 추가 예산 {money_ro} {score}점이 예상됩니다. 배분 목표는 {objective}입니다."),
    "no_money": ("What money would do cannot be said: there is no budget.csv with programmes and their curves.",
                 "추가 예산의 효과는 계산할 수 없습니다. 사업과 반응 곡선을 담은 budget.csv가 없습니다."),
}  # fmt: skip
AIMS: Mapping[str, Pair] = {
    "most_points": ("get most points of the index", "지수 점수 최대화"),
    "lift_lowest": ("lift the lowest pillar", "가장 낮은 영역 끌어올리기"),
    "most_people": ("reach most people", "지원 인원 최대화"),
    "least_regret": ("regret least, whatever the efficiency turns out to be", "효율이 달라져도 후회가 가장 적은 배분"),
}

ASSUMED: Mapping[str, Pair] = {
    "today": ("The size of a response takes need, prices and output per won as they were in {last}.",
              "필요한 대응 규모는 수요, 물가, 예산당 산출이 {last} 수준이라고 보고 계산합니다."),
    "new": ("New money comes on top of the budget of {last}, which is kept.",
            "추가 예산은 {last} 예산을 유지하고 그에 더하는 금액입니다."),
    "curves": ("New money does what curves.csv says, which may be less for a won than today's average.",
               "추가 예산의 효과는 curves.csv의 반응 곡선을 따르며, 현재 평균보다 작을 수 있습니다."),
    "weights": ("Weights stay those of {last}.", "가중치는 {last} 값을 씁니다."),
    "draws": ("Efficiency is as uncertain as budget.csv says: intervals hold 90 % of {draws} independent draws.",
              "사업별 효율의 불확실성은 budget.csv에 따르며, 구간은 {draws}회 모의 추출의 90% 범위입니다."),
    "linear": ("Money was divided by today's slopes, and the scores computed exactly: a difference of {gap} points.",
               "현재 점수의 기울기로 배분한 뒤 점수를 정확히 다시 계산했습니다. 차이는 {gap}점입니다."),
    "people": ("A person reached by two programmes is counted twice.", "두 사업의 지원을 받는 사람은 두 번 셉니다."),
    "target": ("An indicator's score rises in proportion to its value.", "지표 점수는 지표 값에 비례해 오릅니다."),
}  # fmt: skip
NOT_DONE: Mapping[str, Pair] = {
    "unspent": ("{money} are not given out: limits forbid it, or it would move nothing.",
                "{money_eun} 배분하지 않습니다. 조건에 걸리거나, 배분해도 달라지는 것이 없습니다."),
    "unanswered": ("Without new money though money would answer them (need or funding): {names}.",
                   "수요 증가나 예산 부족이 요인인데도 추가 예산이 없는 사업: {names}."),
    "beside": ("New money though the cause asks for better work, or is not known: {names}.",
               "요인이 효율 저하이거나 알 수 없는데도 추가 예산이 가는 사업: {names}."),
    "without_money": ("Without new money: {names}.", "추가 예산이 없는 사업: {names}."),
    "not_raised": ("Indicators that the plan does not raise: {names}.", "이 계획으로 오르지 않는 지표: {names}."),
    "without_effect": ("Points of these do not move the index (a score above is given, or another decides): {names}.",
                       "올라도 지수가 움직이지 않는 지표(상위 점수가 공표값이거나 다른 지표로 결정): {names}."),
    "below": ("Still below {target}: {names}.", "여전히 {target}점에 못 미치는 지표: {names}."),
}  # fmt: skip
CHECKED: Pair = (
    "Money spent, and an indicator below its lower end: improve the programme, or if need grew diagnose anew.",
    "예산을 집행하고도 지표가 하한에 못 미치면 사업을 개선하고, 그사이 수요가 늘었다면 다시 진단합니다.",
)
MARK: Pair = ("Illustration: invented numbers", "예시: 지어낸 수치")
SOURCES: Pair = ("Sources", "출처")
RO = {"money_ro": "으로", "money_eun": "은"}
"""Words whose particle follows their sound: by the name of the field, and the particle."""


def say(words: Pair, language: str, **fields: object) -> str:
    """A sentence in a language; a field of ``RO`` is that of the same name without its end, with its particle."""
    told = {name: str(value) for name, value in fields.items()}
    for name, particle in RO.items():
        base = name.rpartition("_")[0]
        if base in told:
            told[name] = with_particle(told[base], particle)
    return words[language == "ko"].format(**told)

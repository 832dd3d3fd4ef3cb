"""What can come of a figure that is computed again."""

from enum import StrEnum


class Verdict(StrEnum):
    """In order of precedence: the first that holds is the verdict. Only the first two may be argued, with a source."""

    CANNOT_BE_COMPUTED = "cannot be computed"
    NOT_COMPARABLE = "not comparable"
    CONFLICT = "conflict"
    CONFIRMED = "confirmed"
    CONSISTENT = "consistent"
    DIFFERS = "differs"

    def name_in(self, language: str) -> str:
        """The word in ``ko`` or ``en``."""
        return KOREAN[self] if language == "ko" else self.value

    @property
    def code(self) -> str:
        """The verdict as an address has it.

        Examples
        --------
        >>> Verdict.NOT_COMPARABLE.code
        'not-comparable'
        """
        return self.value.replace(" ", "-")


KOREAN = {
    Verdict.CANNOT_BE_COMPUTED: "계산 불가",
    Verdict.NOT_COMPARABLE: "비교 불가",
    Verdict.CONFLICT: "출처 상충",
    Verdict.CONFIRMED: "확인",
    Verdict.CONSISTENT: "부합",
    Verdict.DIFFERS: "불일치",
}

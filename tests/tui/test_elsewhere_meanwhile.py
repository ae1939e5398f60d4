"""A dialog that closes when the case has already gone on to another place."""

from booth import AtTheBooth
from prepared import people


async def test_details_of_an_indicator_below_a_disclosure(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("tab")
        booth.must_show("What was seen")
        await booth.press("f8")
        await booth.type("he hits me")
        await booth.press("enter")
        assert booth.last("disclosed").words == "he hits me"
        await booth.press("escape")
        booth.must_show("Actions")
        await booth.press("down up")
        booth.must_show("Actions")

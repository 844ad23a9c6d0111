from tests.security.world.canaries import Mint, in_text


def test_secret_is_found_in_the_midst_of_a_text() -> None:
    mint = Mint()
    name, text = mint.name("Person.last_name", "visits"), mint.text("Visit.facts", "visits")

    said = f"<p>{name.upper()} scrive {text.lower()}.</p>"

    assert {canary.value for canary in in_text(said, mint.canaries)} == {name, text}


def test_token_that_begins_like_a_name_is_no_secret() -> None:
    mint = Mint()
    mint.name("Person.last_name", "visits")

    assert list(in_text("csrf=k7CanaryMNYQ0b", mint.canaries)) == []

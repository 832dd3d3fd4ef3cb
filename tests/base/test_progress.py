from donghaeng.base.progress import silent


def test_silent_takes_what_every_listener_takes_and_says_nothing(capsys):
    silent("aggregate", 0.5)
    assert capsys.readouterr() == ("", "")

"""`python -m donghaeng`."""

from donghaeng.cli.main import run

if __name__ == "__main__":
    run()

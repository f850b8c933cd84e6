"""`python -m pipeline` is `iku`."""

from pipeline.cli.app import main

if __name__ == "__main__":
    main()

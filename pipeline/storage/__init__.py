"""What is kept between runs and while one runs: cache, codec, spool, fingerprint, atomic output."""

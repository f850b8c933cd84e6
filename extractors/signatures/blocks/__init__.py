"""One signature block: its lines from a NIP upwards or from an opening downwards, and what each speaks for."""

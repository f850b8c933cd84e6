"""An office on one page: its indicators by SMART, its goals, its legal basis, what to ask for; the LKE sheet; comparisons."""

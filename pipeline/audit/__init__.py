"""Rules that look at readings and yield checks; they change nothing."""

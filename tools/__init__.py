"""Scripts that build what the project ships or measures with; nothing of the pipeline imports them."""

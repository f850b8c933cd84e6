"""One run from a folder of files to the dataset: inputs, workers, cluster, progress, assembly."""

"""Splink (MIT): clusters signatures by name, office, position and NIP; reads CSV, prints "signature,cluster" lines."""

import csv
import sys
from typing import Any

import splink.comparison_library as cl  # type: ignore[import-not-found]  # in the peer's environment only
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

_LIKELY = 0.9  # probability from which two signatures are one person's


def clusters(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return (signature, cluster) as Splink tells them after its own training without labels."""
    api = DuckDBAPI()
    columns = {name: [row[name] or None for row in rows] for name in rows[0]}
    import pyarrow as pa

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.97, 0.93, 0.88]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("office"),
            cl.ExactMatch("position"),
            cl.ExactMatch("nip"),
        ],
        blocking_rules_to_generate_predictions=[block_on("nip"), block_on("office"), block_on("name")],
    )
    linker = Linker(api.register(pa.table(columns)), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("nip")], recall=0.4)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("nip"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=_LIKELY)
    return [(row["unique_id"], row["cluster_id"]) for row in found.as_record_list()]


if __name__ == "__main__":
    for signature, cluster in clusters(list(csv.DictReader(sys.stdin))):
        print(f"{signature},{cluster}")

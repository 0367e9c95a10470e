"""How a document looks in Elasticsearch, without a server."""

from search.core.analysis import KEYWORD_FIELDS, TEXT_FIELDS
from search.core.document import load
from search.engines.columns import FINGERPRINT, KEY, NEWEST, OLDEST, SOURCE, WITH_POSITIONS
from search.engines.elastic_schema import index_settings, index_stamp, mapping, to_elastic
from tests.contract.documents import documents


def test_every_field_of_a_document_is_mapped() -> None:
    made = mapping().to_dict()
    assert made["dynamic"] == "strict"
    for document in documents():
        assert to_elastic(document).keys() <= made["properties"].keys()


def test_only_what_a_hit_is_made_of_is_kept() -> None:
    assert mapping().to_dict()["_source"] == {"includes": [KEY, "record", FINGERPRINT, SOURCE]}


def test_terms_are_split_at_blanks_and_nowhere_else() -> None:
    properties = mapping().to_dict()["properties"]
    for field in TEXT_FIELDS:
        places = "positions" if field in WITH_POSITIONS else "freqs"
        assert properties[field.value] == {"type": "text", "analyzer": "whitespace", "index_options": places}
    assert {properties[field.value]["type"] for field in KEYWORD_FIELDS} == {"keyword"}
    assert {properties[field]["type"] for field in (NEWEST, OLDEST)} == {"long"}


def test_a_document_comes_back_whole() -> None:
    for document in documents():
        assert load(to_elastic(document)[SOURCE].encode()) == document


def test_one_shard_so_that_scores_agree() -> None:
    assert index_settings(2)["number_of_shards"] == 1
    assert index_settings(2)["number_of_replicas"] == 2
    assert len(index_stamp()) == 10

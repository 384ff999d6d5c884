"""Which test proves which way in which real endpoints misbehave; no row may lose its tests.

Rows are what public issue threads and measurements have shown of OpenAI-compatible servers. Unless its name says
otherwise a test runs plainly and streamed, over HTTP.
"""

import re
from pathlib import Path

import pytest

ROWS = {
    "429 with Retry-After": ["test_the_wait_that_the_endpoint_names_is_kept_and_told", "test_a_wait_of_minutes_is_not_waited_for_but_told"],
    "429 or 402 or 400 without balance": ["test_a_rejection_says_what_to_do_and_is_never_asked_again"],
    "5xx with an HTML page": ["test_a_busy_or_broken_endpoint_is_asked_again", "test_a_broken_endpoint_is_given_up_after_the_third_time_and_its_page_never_shown"],
    "200 with a login page": ["test_a_login_page_is_not_an_answer_and_never_shown"],
    "200 with an error object": ["test_an_error_object_with_status_200_is_the_error_that_it_names"],
    "choices null or empty": ["test_a_reply_without_an_answer_is_asked_again_once", "test_a_stream_without_an_answer_is_asked_again_once_and_plainly", "test_malformed_choices_do_not_show_a_library_error", "test_bytes_that_mean_nothing_are_an_error_of_ours"],
    "stream cut in the middle": ["test_a_stream_cut_in_the_middle_keeps_its_text", "test_a_beginning_is_kept_and_the_next_run_goes_on_from_it"],
    "stream ends without finish_reason": ["test_an_answer_without_the_right_finish_reason_is_incomplete", "test_a_stream_that_just_ends_is_incomplete"],
    "finish_reason length": ["test_an_answer_that_reached_the_limit_is_continued_from_its_last_whole_sentence", "test_an_answer_that_reaches_the_limit_twice_is_incomplete", "test_what_never_began_is_not_continued"],
    "finish_reason content_filter": ["test_a_filtered_answer_is_a_refusal"],
    "moderation: DashScope, DeepSeek, Kimi, Azure, GLM": ["test_moderation_is_a_refusal_and_never_asked_again"],
    "moderation in the middle of a stream": ["test_moderation_as_an_event_of_the_stream_is_a_refusal"],
    "moderation: which fact": ["test_a_refused_section_names_the_item_and_the_ways_out"],
    "<think>, also orphaned": ["test_what_is_put_around_a_text_goes", "test_what_is_no_text_is_told"],
    "answer in reasoning_content": ["test_thinking_without_an_answer_is_told_with_the_way_out"],
    "fences, introductions, farewells": ["test_what_is_put_around_a_text_goes"],
    "wrong language, Traditional characters": ["test_what_is_no_text_is_told"],
    "full-width digits": ["test_full_width_digits_and_letters_are_read_and_full_width_brackets_stay"],
    "context overflow, told": ["test_a_rejection_says_what_to_do_and_is_never_asked_again"],
    "context overflow, in silence": ["test_a_server_that_cuts_the_prompt_in_silence_is_found_out", "test_a_prompt_over_the_context_is_refused_before_anything_is_sent"],
    "hang with keep-alive bytes": ["test_the_deadline_fires_although_bytes_keep_coming", "test_the_deadline_keeps_what_has_come_by_then"],
    "proxy variables": ["test_proxies_of_the_environment_are_ignored"],
    "self-signed certificate": ["test_an_untrusted_certificate_is_named_and_can_be_trusted_by_file"],
    "parameters": ["test_a_rejection_says_what_to_do_and_is_never_asked_again", "test_length_and_thinking_are_told_as_the_kind_of_server_wants", "test_a_model_that_only_streams_is_streamed_though_nobody_listens"],
    "tracing and OPENAI_* of the environment": ["test_nothing_goes_to_a_tracer_whatever_the_environment_says"],
    "the key in a repr": ["test_the_key_shows_in_no_repr"],
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_field_has_its_tests(row):
    files = [*Path(__file__).parent.glob("test_*.py"), Path(__file__).parents[1] / "endpoint" / "test_moderation.py"]  # fmt: skip
    tests = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}  # fmt: skip
    assert set(ROWS[row]) <= tests

from django.template.loader import get_template


def test_the_indentation_of_a_template_is_not_sent():
    source = get_template("base.html").template.source
    assert "\n<meta" in source
    assert "\n " not in source

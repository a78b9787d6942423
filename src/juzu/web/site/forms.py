"""web: how every form is drawn: one row a field, label, hint and errors tied to it for screen readers."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's forms with the site's row."""

    form_template_name = "site/form.html"
    field_template_name = "site/field.html"

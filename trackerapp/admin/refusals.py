"""Why something was refused, in words."""


def in_words(refusal, record):
    """What ``refusal`` says, each field by its name."""
    if not hasattr(refusal, "error_dict"):
        return " ".join(refusal.messages)
    names = {field.name: field.verbose_name for field in record._meta.get_fields() if hasattr(field, "verbose_name")}
    told = [
        f"{names[name]}: {text}" if name in names else text
        for name, texts in refusal.message_dict.items()
        for text in texts
    ]
    return " ".join(told)

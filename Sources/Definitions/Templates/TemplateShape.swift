/// What a template may name, and of which sort: the tree of the values, without them.
public indirect enum TemplateShape: Sendable, Equatable {
    case text
    case list(of: TemplateShape)
    case group([String: TemplateShape])
    case yes
}

extension TemplateShape {
    /// What a template about a request may name. A test compares it with what is given, and with `docs/templates.md`.
    public static let request: [String: TemplateShape] = common.merging([
        "reference": .text, "procedure": .text, "delay": .text, "received_on": .text, "received_at": .text, "written_on": .text, "channel": .text,
        "is_electronic": .yes, "is_letter": .yes, "is_preview": .yes, "applicant": .text, "recipient": .list(of: .text), "status": .text,
        "next": .text, "link": .text, "rating": .text,
        "unit": .group(["name": .text, "phone": .text, "email": .text, "address": .list(of: .text), "hours": .list(of: .text)]),
        "silence": .list(of: .text), "explanation": .group(["steps": .list(of: .group(["article": .text, "sentence": .text]))]),
        "appeal": .group(["court": .text, "delay": .text, "is_interrupted_by_complaint": .yes]),
        "answers": .list(of: .group(["title": .text, "lines": .list(of: .group(["label": .text, "texts": .list(of: .text)]))])),
        "files": .group(["names": .list(of: .text)]), "digest": .text,
        "agent": .group(["name": .text, "quality": .text]), "pieces": .list(of: .text), "answer_by": .text, "clock_restarts": .yes,
        "clock_is_suspended": .yes, "clock_goes_on": .yes, "message": .text,
        "handed_to": .group(["name": .text, "phone": .text, "email": .text, "address": .list(of: .text)]),
        "implicit": .group(["on": .text, "effective_from": .text, "legal_basis": .text]),
    ]) { $1 }

    /// What the mail that brings back to a draft may name.
    public static let resume: [String: TemplateShape] = common.merging(["procedure": .text, "code": .text, "link": .text, "kept_until": .text]) { $1 }

    /// What the mail to whoever answers for a service may name.
    public static let warning: [String: TemplateShape] = common.merging([
        "unit": .group(["name": .text]), "requests": .list(of: .text), "link": .text,
    ]) { $1 }

    private static let common: [String: TemplateShape] = [
        "organisation": .group([
            "name": .text, "address": .list(of: .text), "phone": .text, "email": .text, "url": .text, "data_protection": .text,
        ]),
        "colours": .group(["main": .text, "on_main": .text, "accent": .text]),
    ]
}

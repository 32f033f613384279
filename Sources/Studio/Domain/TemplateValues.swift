import Definitions
import Forms

/// What a designer may put into a message or a paper: as it is written, and the key of what it means.
enum TemplateValues {
    static let ofRequests = [
        "procedure", "reference", "applicant", "received_on", "received_at", "channel", "delay", "status", "next", "link", "message", "answer_by",
        "written_on", "agent.name", "agent.quality", "unit.name", "unit.phone", "unit.email", "organisation.name", "organisation.phone",
        "organisation.email", "organisation.url", "organisation.data_protection", "appeal.court", "appeal.delay",
    ]

    static let lists = ["pieces", "silence", "recipient", "files.names", "unit.address", "organisation.address"]

    static func written(_ name: String) -> String { "{{\(name)}}" }

    static func written(list name: String) -> String { "{{#\(name)}}\n- {{.}}\n{{/\(name)}}" }

    /// The questions of the form.
    static func answers(_ form: Form?) -> [(written: String, question: String)] {
        (form?.fields ?? []).filter(\.holdsAnAnswer).map { (written("answer.\($0.id)"), $0.label) }
    }
}

import Core
import Workflows

extension ProcedureDefinition {
    /// What is wrong with the messages and papers of its own, and with the names that its workflow gives.
    var templateFaults: [PublicationFault] {
        let names = TemplateShape.own(form)
        return templates.mails.flatMap { mailFaults($0, names) } + templates.papers.flatMap { paperFaults($0, names) } + reservedTemplates
            + unknownTemplates + unusedTemplates
    }

    private func mailFaults(_ mail: WrittenTemplate, _ names: [String: TemplateShape]) -> [PublicationFault] {
        let faults = mail.mailFaults(names)
        let place = "templates.mails.\(mail.name)"
        return [faults.heading.map { PublicationFault($0, at: place + ".subject") }, faults.text.map { PublicationFault($0, at: place + ".text") }]
            .compactMap(\.self) + indiscretions(mail, at: place + ".text")
    }

    private func paperFaults(_ paper: WrittenTemplate, _ names: [String: TemplateShape]) -> [PublicationFault] {
        let faults = paper.paperFaults(names)
        let place = "templates.papers.\(paper.name)"
        return [faults.heading.map { PublicationFault($0, at: place + ".title") }, faults.text.map { PublicationFault($0, at: place + ".text") }]
            .compactMap(\.self)
    }

    /// A mail crosses servers that nobody knows: the answers are better read on the page of the request.
    private func indiscretions(_ mail: WrittenTemplate, at place: String) -> [PublicationFault] {
        let told = mail.names.filter { ["answer", "answers", "recipient", "files"].contains($0.prefix { $0 != "." }) }.sorted()
        return told.isEmpty ? [] : [.warning(place, "indiscreetMail", ["template": mail.name, "names": told.joined(separator: ", ")])]
    }

    private var reservedTemplates: [PublicationFault] {
        let (mails, papers) = ShippedTemplates.reserved
        return templates.mails.map(\.name).filter(mails.contains).map { .error("templates.mails.\($0)", "reservedTemplate", ["template": $0]) }
            + templates.papers.map(\.name).filter(papers.contains).map { .error("templates.papers.\($0)", "reservedTemplate", ["template": $0]) }
    }

    private var mailNames: [String] { ShippedTemplates.mails + templates.mails.map(\.name).filter { !ShippedTemplates.mails.contains($0) } }
    private var paperNames: [String] { ShippedTemplates.papers + templates.papers.map(\.name).filter { !ShippedTemplates.papers.contains($0) } }

    private var unknownTemplates: [PublicationFault] {
        (workflow?.actions ?? []).enumerated().flatMap { index, action in
            action.effects.compactMap { effect -> PublicationFault? in
                switch effect {
                case .notify(let name) where !mailNames.contains(name):
                    unknown(name, mailNames, "workflow.actions[\(index)].notify", "unknownMail")
                case .document(let name) where !paperNames.contains(name):
                    unknown(name, paperNames, "workflow.actions[\(index)].document", "unknownPaper")
                default: nil
                }
            }
        }
    }

    private func unknown(_ name: String, _ known: [String], _ place: String, _ key: String) -> PublicationFault {
        .error(place, key, ["template": String(name.prefix(60)), "known": known.joined(separator: ", ")])
    }

    /// Written for nothing: no action asks for it, and it replaces nothing.
    private var unusedTemplates: [PublicationFault] {
        let asked = workflow?.actions.flatMap(\.effects) ?? []
        let mails = templates.mails.map(\.name).filter { !ShippedTemplates.mails.contains($0) && !asked.contains(.notify(template: $0)) }
        let papers = templates.papers.map(\.name).filter { name in !asked.contains(.document(template: name)) }
        return mails.map { .warning("templates.mails.\($0)", "unusedTemplate", ["template": $0]) }
            + papers.map { .warning("templates.papers.\($0)", "unusedTemplate", ["template": $0]) }
    }
}

extension PublicationFault {
    fileprivate init(_ fault: TemplateFault, at place: String) { self.init(field: place, severity: .error, message: fault.message) }
}

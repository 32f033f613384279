import Core

extension Entry {
    /// The messages and papers of the procedure's own.
    var templates: ProcedureTemplates? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["mails", "papers"])
        return ProcedureTemplates(
            mails: mapping.entry("mails")?.writtenTemplates(heading: "subject") ?? [],
            papers: mapping.entry("papers")?.writtenTemplates(heading: "title") ?? [])
    }

    private func writtenTemplates(heading: String) -> [WrittenTemplate]? {
        mapping?.entries.compactMap { name, entry in
            guard isIdentifier(name) else {
                entry.fault("definitions.file.expectedIdentifier")
                return nil
            }
            return entry.writtenTemplate(name, heading: heading)
        }
    }

    private func writtenTemplate(_ name: String, heading: String) -> WrittenTemplate? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: [heading, "text"])
        let title = mapping.required(heading)?.line
        guard let text = mapping.required("text")?.text, let title else { return nil }
        return WrittenTemplate(name: name, heading: title, text: text)
    }

    /// A text of one line.
    private var line: String? {
        guard let text else { return nil }
        if !text.contains(where: \.isNewline) { return text }
        fault("definitions.file.expectedLine")
        return nil
    }
}

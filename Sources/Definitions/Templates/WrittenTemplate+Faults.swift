import Core

extension WrittenTemplate {
    /// What a subject may name: it is read on locked phones and by every server on the way.
    public static let namesInSubject: Set = ["reference", "organisation.name"]

    /// The names that it uses, wherever they stand.
    public var names: Set<String> { Set([heading, text].flatMap { (try? TemplateTags.read($0[...], firstLine: 1, in: name)) ?? [] }.map(\.name)) }

    /// The ids of the questions whose answers it tells.
    var questions: Set<String> { Set(names.filter { $0.hasPrefix("answer.") }.map { String($0.dropFirst("answer.".count)) }) }

    /// What is wrong with it as a mail: of the subject, and of the text.
    func mailFaults(_ names: [String: TemplateShape]) -> (heading: TemplateFault?, text: TemplateFault?) {
        (fault { () throws(TemplateFault) in try checkSubject(names) }, fault { () throws(TemplateFault) in try check(text, names) })
    }

    /// What is wrong with it as a paper: of the title, and of the text.
    func paperFaults(_ names: [String: TemplateShape]) -> (heading: TemplateFault?, text: TemplateFault?) {
        (fault { () throws(TemplateFault) in try check(heading, names) }, fault { () throws(TemplateFault) in try check(text, names) })
    }

    /// - Throws: why nothing is to be made of it.
    public func checkAsMail(_ names: [String: TemplateShape]) throws(TemplateFault) {
        let faults = mailFaults(names)
        if let fault = faults.heading ?? faults.text { throw fault }
    }

    /// - Throws: why nothing is to be made of it.
    public func checkAsPaper(_ names: [String: TemplateShape]) throws(TemplateFault) {
        let faults = paperFaults(names)
        if let fault = faults.heading ?? faults.text { throw fault }
    }

    private func checkSubject(_ names: [String: TemplateShape]) throws(TemplateFault) {
        for tag in try TemplateTags.read(heading[...], firstLine: 1, in: name)
        where [.value, .section, .inverted].contains(tag.kind) && !Self.namesInSubject.contains(tag.name) {
            throw TemplateFault(template: name, line: 1, reason: .subjectTellsTooMuch, tag: tag.name)
        }
        try check(heading, names)
    }

    private func check(_ text: String, _ names: [String: TemplateShape]) throws(TemplateFault) {
        guard text.count <= Self.longest else { throw TemplateFault(template: name, line: 1, reason: .tooLong, tag: "\(Self.longest)") }
        try TemplateCheck(name: name, contentType: "", parts: [:]).check(body: text[...], names: names)
    }

    private func fault(_ body: () throws(TemplateFault) -> Void) -> TemplateFault? {
        do throws(TemplateFault) {
            try body()
            return nil
        } catch {
            return error
        }
    }
}

/// Reads a template before it is ever used: what it escapes, and that every name it uses is one that we give.
public struct TemplateCheck {
    let name: String
    let contentType: String
    /// The templates that others include, by name.
    let parts: [String: String]

    /// - Parameter contentType: what the first line must say, of the template and of its parts.
    public init(name: String, contentType: String, parts: [String: String]) {
        (self.name, self.contentType, self.parts) = (name, contentType, parts)
    }

    public func check(_ text: String, names: [String: TemplateShape]) throws(TemplateFault) {
        var scope = TemplateScope(names)
        try check(text, &scope)
    }

    private func check(_ text: String, _ scope: inout TemplateScope) throws(TemplateFault) {
        try check(body: try body(of: text), firstLine: 2, &scope)
    }

    /// Checks a text without a first line of its own: what a procedure writes.
    func check(body: Substring, names: [String: TemplateShape]) throws(TemplateFault) {
        var scope = TemplateScope(names)
        try check(body: body, firstLine: 1, &scope)
    }

    private func check(body: Substring, firstLine: Int, _ scope: inout TemplateScope) throws(TemplateFault) {
        let depth = scope.depth
        var open: [String] = []
        for tag in try TemplateTags.read(body, firstLine: firstLine, in: name) {
            switch tag.kind {
            case .comment: continue
            case .part: try include(tag, &scope)
            case .value: guard case .text = try shape(tag, scope) else { throw fault(.unknownName, tag) }
            case .section, .inverted:
                open.append(tag.name)
                let shape = try shape(tag, scope)
                guard scope.open(shape, named: tag.name) else { throw fault(.crossedLists, tag) }
            case .end:
                guard open.popLast() == tag.name else { throw fault(.unclosed, tag) }
                scope.close()
            }
        }
        guard open.isEmpty, scope.depth == depth else {
            throw TemplateFault(template: name, line: 1, reason: .unclosed, tag: "{{#\(open.last ?? "")}}")
        }
    }

    /// What follows the first line, which must say the content type: parts do not inherit that of the template that includes them.
    private func body(of text: String) throws(TemplateFault) -> Substring {
        let first = "{{% CONTENT_TYPE:\(contentType)}}\n"
        guard text.hasPrefix(first) else { throw TemplateFault(template: name, line: 1, reason: .contentType, tag: first.trimmingSuffix) }
        return text.dropFirst(first.count)
    }

    private func include(_ tag: TemplateTag, _ scope: inout TemplateScope) throws(TemplateFault) {
        guard let part = parts[tag.name] else { throw fault(.unknownPart, tag) }
        try TemplateCheck(name: tag.name, contentType: contentType, parts: parts.filter { $0.key != tag.name }).check(part, &scope)
    }

    private func shape(_ tag: TemplateTag, _ scope: TemplateScope) throws(TemplateFault) -> TemplateShape {
        guard let shape = scope.shape(of: tag.name) else { throw fault(.unknownName, tag) }
        return shape
    }

    private func fault(_ reason: TemplateFault.Reason, _ tag: TemplateTag) -> TemplateFault {
        TemplateFault(template: name, line: tag.line, reason: reason, tag: tag.name)
    }
}

extension String {
    fileprivate var trimmingSuffix: String { String(dropLast()) }
}

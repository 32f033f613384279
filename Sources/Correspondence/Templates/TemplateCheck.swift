/// Reads a template before it is ever used: what it escapes, and that every name it uses is one that we give.
struct TemplateCheck {
    let name: String
    let contentType: String
    /// The templates that others include, by name.
    let parts: [String: String]

    func check(_ text: String, names: [String: TemplateShape]) throws(TemplateFault) {
        var stack: [TemplateShape] = [.group(names)]
        try check(text, stack: &stack)
    }

    private func check(_ text: String, stack: inout [TemplateShape]) throws(TemplateFault) {
        let depth = stack.count
        var open: [String] = []
        for tag in try TemplateTags.read(body(of: text), firstLine: 2, in: name) {
            switch tag.kind {
            case .comment: continue
            case .part: try include(tag, stack: &stack)
            case .value: guard case .text = try shape(tag, stack) else { throw fault(.unknownName, tag) }
            case .section, .inverted:
                open.append(tag.name)
                stack.append(inside(try shape(tag, stack)))
            case .end:
                guard open.popLast() == tag.name else { throw fault(.unclosed, tag) }
                stack.removeLast()
            }
        }
        guard open.isEmpty, stack.count == depth else {
            throw TemplateFault(template: name, line: 1, reason: .unclosed, tag: "{{#\(open.last ?? "")}}")
        }
    }

    /// What follows the first line, which must say the content type: parts do not inherit that of the template that includes them.
    private func body(of text: String) throws(TemplateFault) -> Substring {
        let first = "{{% CONTENT_TYPE:\(contentType)}}\n"
        guard text.hasPrefix(first) else { throw TemplateFault(template: name, line: 1, reason: .contentType, tag: first.trimmingSuffix) }
        return text.dropFirst(first.count)
    }

    private func include(_ tag: TemplateTag, stack: inout [TemplateShape]) throws(TemplateFault) {
        guard let part = parts[tag.name] else { throw fault(.unknownPart, tag) }
        try TemplateCheck(name: tag.name, contentType: contentType, parts: parts.filter { $0.key != tag.name }).check(part, stack: &stack)
    }

    /// Looks a name up as Mustache does: in the section that is open, then in those around it.
    private func shape(_ tag: TemplateTag, _ stack: [TemplateShape]) throws(TemplateFault) -> TemplateShape {
        if tag.name == ".", let last = stack.last { return last }
        let path = tag.name.split(separator: ".").map(String.init)
        for place in stack.reversed() {
            if let found = place[path] { return found }
        }
        throw fault(.unknownName, tag)
    }

    private func inside(_ shape: TemplateShape) -> TemplateShape { if case .list(let element) = shape { element } else { shape } }

    private func fault(_ reason: TemplateFault.Reason, _ tag: TemplateTag) -> TemplateFault {
        TemplateFault(template: name, line: tag.line, reason: reason, tag: tag.name)
    }
}

extension TemplateShape {
    fileprivate subscript(path: [String]) -> TemplateShape? {
        guard let name = path.first else { return self }
        guard case .group(let members) = self else { return nil }
        return members[name]?[Array(path.dropFirst())]
    }
}

extension String {
    fileprivate var trimmingSuffix: String { String(dropLast()) }
}

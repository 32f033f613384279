import Definitions

extension LightText {
    /// The blocks, as the page of a mail names them (`Assets/templates/mail-page.mustache`).
    var values: TemplateValue {
        .list(
            blocks.map { block in
                switch block {
                case .heading(let line): .group(["heading": Self.value(line)])
                case .paragraph(let lines): .group(["paragraph": .group(["lines": .list(Self.values(lines))])])
                case .list(let items): .group(["list": .group(["items": .list(items.map(Self.value))])])
                }
            })
    }

    private static func values(_ lines: [Line]) -> [TemplateValue] {
        lines.enumerated().map { place, line in
            .group(ifAny: ["runs": runs(line), "then_break": place < lines.count - 1 ? .yes : nil])
        }
    }

    private static func value(_ line: Line) -> TemplateValue { .group(["runs": runs(line)]) }

    private static func runs(_ line: Line) -> TemplateValue {
        .list(
            line.map { run in
                switch run {
                case .text(let text): .group(["text": .text(text)])
                case .strong(let text): .group(["strong": .text(text)])
                case .link(let label, let url): .group(["link": .group(["label": .text(label), "url": .text(url)])])
                }
            })
    }
}

extension TemplateShape {
    /// What the page around the text of a mail may name.
    static let mailPage: [String: TemplateShape] =
        request.filter { ["organisation", "colours"].contains($0.key) }.merging(["subject": .text, "blocks": blocks]) { $1 }

    /// What the page around the text of a paper may name. The private link stays out: a run of text would find it in place of its own.
    static let paperPage: [String: TemplateShape] =
        request.filter { $0.key != "link" }.merging(["title": .text, "blocks": blocks, "shows_reasons": .yes, "is_refusal": .yes]) { $1 }

    private static let blocks: TemplateShape = {
        let line: [String: TemplateShape] = [
            "runs": .list(of: .group(["text": .text, "strong": .text, "link": .group(["label": .text, "url": .text])]))
        ]
        return .list(
            of: .group([
                "heading": .group(line), "paragraph": .group(["lines": .list(of: .group(line.merging(["then_break": .yes]) { $1 }))]),
                "list": .group(["items": .list(of: .group(line))]),
            ]))
    }()
}

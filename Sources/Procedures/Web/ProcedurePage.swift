import Core
import Definitions
import Web

/// All that one needs to know before beginning, and the three ways to begin.
struct ProcedurePage {
    let procedure: PublishedProcedure
    let unit: UnitContact
    /// Where one books an appointment for it.
    let booking: String?
    let visit: Visit

    var html: HTML {
        """
        \(Breadcrumb([(words("procedures.crumb.home"), "/"), (words(procedure.theme), procedure.theme.path)], words: words))
        <h1\(french)>\(definition.title)</h1>
        <p class="lead"\(french)>\(definition.summary)</p>
        \(facts)
        \(StartOfProcedure(procedure: procedure, visit: visit).html)
        \(booking.map { "<p>\(LinkButton(words("procedures.start.book"), to: $0, .secondary))</p>" as HTML })
        \(section("what", definition.description))
        \(section("who", definition.who))
        \(if: definition.external == nil || !definition.pieces.isEmpty, PiecesToPrepare(definition: definition, words: words).html(french))
        \(ProcedureChannels(definition: definition, unit: unit, words: words).html(french))
        \(if: !definition.notices.isEmpty, notices)
        \(ProcedureRules(procedure: procedure, visit: visit).html)
        """
    }

    private var definition: ProcedureDefinition { procedure.definition }
    private var words: Words { visit.words }
    private var french: HTML? { visit.language == .french ? nil : " lang=\"fr\"" }

    private var facts: SummaryList {
        var rows: [SummaryList.Row] = []
        switch definition.price {
        case .free, nil: rows.append(SummaryList.Row(words("procedures.fact.price"), words("procedures.fact.free")))
        case .fee(let fee): rows.append(SummaryList.Row(words("procedures.fact.price"), html: "<span\(french)>\(fee)</span>"))
        }
        if !definition.delay.isEmpty {
            rows.append(SummaryList.Row(words("procedures.fact.delay"), html: "<span\(french)>\(definition.delay)</span>"))
        }
        if !definition.audience.isEmpty {
            let names = definition.audience.map { words("procedures.audience.\($0.rawValue)") }
            rows.append(SummaryList.Row(words("procedures.fact.audience"), names.joined(separator: ", ")))
        }
        return SummaryList(rows, words: words)
    }

    private func section(_ name: String, _ text: String) -> HTML? {
        text.isEmpty ? nil : "<h2>\(words("procedures.page.\(name)"))</h2>\n\(visit.inFrench(Markdown.light(text)))"
    }

    private var notices: HTML {
        let boxes = definition.notices.map { Notice(.info, title: $0.title, html: Markdown.light($0.text)) }
        return "<h2>\(words("procedures.page.notices"))</h2>\n\(visit.inFrench("\(boxes)"))"
    }
}

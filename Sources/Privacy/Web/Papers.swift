import Core
import Foundation
import Web

/// A page for the printer: the same sober sheet for all that leaves this room on paper.
struct Paper {
    let title: String
    let body: HTML
    let visit: AgentVisit

    var page: HTML {
        """
        <!DOCTYPE html><html lang="\(visit.words.language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title>
        <style>@page { size: A4; margin: 2cm } body { font-family: sans-serif; font-size: 10pt } h2 { margin-top: 1.5em } \
        dt { font-weight: bold } dd { margin: 0 0 .4em 0 } .letter p { margin: 0 0 .8em 0 } .to { margin: 1.5cm 0 1cm 8cm }</style></head><body>
        <p>\(visit.site.name) – \(visit.visit.today.inWords(visit.words.language))</p><h1>\(title)</h1>
        \(body)
        </body></html>
        """
    }
}

/// What a person who used a right is answered, to be put in an envelope.
struct AnswerPaper {
    let page: HTML

    /// `nil` while nothing was answered.
    init?(request: RightsRequest, visit: AgentVisit) {
        guard let answer = request.answer else { return nil }
        let words = visit.words
        let lines = [request.person, request.contact].filter { !$0.isEmpty }.map { "\($0)<br>" as HTML }
        let paragraphs = answer.split(separator: "\n", omittingEmptySubsequences: true).map { "<p>\(String($0))</p>" as HTML }
        let body: HTML = "<p class=\"to\">\(lines)</p><div class=\"letter\">\(paragraphs)</div>"
        page = Paper(title: words("privacy.answer.subject"), body: body, visit: visit).page
    }
}

/// The notebook of breaches (GDPR art. 33.5), as it is shown to who controls it.
struct BreachPaper {
    let breaches: [Breach]
    let visit: AgentVisit

    private var words: Words { visit.words }

    var page: HTML { Paper(title: words("privacy.breaches.title"), body: "\(breaches.map(section))", visit: visit).page }

    private func section(_ breach: Breach) -> HTML {
        let lines = breach.lines(words, zone: visit.site.zone).map { "<dt>\($0.label)</dt><dd>\($0.text)</dd>" as HTML }
        return "<h2>\(breach.title)</h2><dl>\(lines)</dl>"
    }
}

extension Breach {
    /// All that is written of it.
    func lines(_ words: Words, zone: TimeZone) -> [(label: String, text: String)] {
        func told(_ date: Date) -> String { date.inWords(words.language, in: zone) }
        let texts: [(String, String?)] = [
            ("aware", told(awareAt)), ("nature", words("privacy.breaches.nature.\(nature.rawValue)")), ("facts", facts),
            ("consequences", consequences), ("measures", measures), ("risk", words("privacy.breaches.risk.\(risk.rawValue)")),
            ("affected", words.count(references.count, "privacy.breaches.persons")), ("notifiedAt", notifiedAt.map(told)), ("notice", notice),
            ("lateReason", lateReason), ("personsTold", personsToldAt.map(told)), ("writtenBy", writtenBy),
        ]
        return texts.compactMap { key, text in text.map { (words("privacy.breaches.\(key)"), $0) } }
    }
}

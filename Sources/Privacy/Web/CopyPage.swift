import Core
import Forms
import Foundation
import Web

/// The copy of a request as one page that needs nothing else: it opens from a folder, twenty years from now.
struct CopyPage {
    let copy: RequestCopy
    let withNotes: Bool
    let visit: Visit

    private var words: Words { visit.words }

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="\(words.language.rawValue)"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(copy.procedure) – \(copy.reference.description)</title>
        <style>body { font: 1rem/1.5 sans-serif; max-width: 45rem; margin: 1rem auto; padding: 0 1rem } dt { font-weight: bold; margin-top: .75rem } \
        dd { margin: 0; white-space: pre-line } li { margin: .5rem 0 }</style></head><body>
        <p>\(visit.site.name)</p>
        <h1>\(copy.procedure)</h1>
        \(list(summary))
        \(copy.pages.map(page))
        \(said("messages", copy.messages))\(if: withNotes, said("notes", copy.notes))\(said("history", copy.history))\(sent)\(files)
        </body></html>
        """
    }

    private var summary: [RequestCopy.Line] {
        let dates = [("received", copy.receivedAt as Date?), ("ended", copy.endedAt)]
        return [
            .init(label: words("privacy.copy.reference"), text: [copy.reference.description]),
            .init(label: words("privacy.copy.status"), text: [copy.status]),
            .init(label: words("privacy.copy.applicant"), text: [copy.applicant, copy.email, copy.phone.map(PhoneNumber.spaced)].compactMap(\.self)),
        ] + (copy.district.map { [.init(label: words("privacy.copy.district"), text: [$0.name])] } ?? [])
            + dates.compactMap { key, date in date.map { .init(label: words("privacy.copy.\(key)"), text: [told($0)]) } }
    }

    private func page(_ page: RequestCopy.Page) -> HTML { "<h2>\(page.title)</h2>\(list(page.lines))" }

    private func list(_ lines: [RequestCopy.Line]) -> HTML {
        "<dl>\(lines.map { "<dt>\($0.label)</dt><dd>\($0.text.joined(separator: "\n"))</dd>" as HTML })</dl>"
    }

    private func said(_ key: String, _ said: [RequestCopy.Said]) -> HTML {
        if said.isEmpty { return HTML() }
        let lines = said.map { line -> HTML in
            "<dt>\(told(line.at))\(line.author.isEmpty ? "" : " – \(line.author)")</dt><dd>\(line.text)</dd>"
        }
        return "<h2>\(words("privacy.copy.\(key)"))</h2><dl>\(lines)</dl>"
    }

    private var sent: HTML {
        if copy.sent.isEmpty { return HTML() }
        let lines = copy.sent.map { line -> HTML in
            "<li>\(told(line.at)) – \(words("privacy.copy.sent.\(line.channel)")) – \(recipient(line))\(line.title.isEmpty ? "" : " – \(line.title)")</li>"
        }
        return "<h2>\(words("privacy.copy.sent"))</h2><ul>\(lines)</ul>"
    }

    private func recipient(_ sent: RequestCopy.Sent) -> String {
        sent.recipient.hasPrefix("+") ? PhoneNumber.spaced(sent.recipient) : sent.recipient
    }

    private var files: HTML {
        if copy.files.isEmpty { return HTML() }
        let lines = copy.files.map { "<li><a href=\"\(copy.path(of: $0).percentEncoded)\">\($0.name)</a></li>" as HTML }
        return "<h2>\(words("privacy.copy.files"))</h2><ul>\(lines)</ul>"
    }

    private func told(_ date: Date) -> String { date.inWords(words.language, in: visit.site.zone) }
}

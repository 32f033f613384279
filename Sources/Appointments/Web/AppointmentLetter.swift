import Core
import Foundation
import Scheduling
import Web

/// What a letter about an appointment says, on one sheet: the page that becomes its PDF. It shows the address in the window of an envelope, 110 mm from the
/// left of the sheet and 50 mm from its top, as the other letters do. No private link: nobody would type it.
struct AppointmentLetter {
    let told: ToldAppointment
    let what: AppointmentNews.What
    let subject: String
    let recipient: [String]
    let site: Site
    let day: LocalDate
    let words: Words

    private var appointment: Appointment { told.appointment }

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        <head><meta charset="utf-8"><title>\(subject)</title><meta name="author" content="\(site.name)"><style>\(Self.style)</style></head>
        <body>
        <div class="head"><p class="town">\(site.name)</p><p class="lines">\(site.address)</p><p>\(site.phone)</p></div>
        <div class="window">\(recipient.map { "<p>\($0)</p>" as HTML })</div>
        <p class="date">\(words("appointments.letter.date", ["day": day.inWords(words.language)]))</p>
        <h1>\(subject)</h1>
        <p>\(words("appointments.mail.hello", ["name": appointment.person.name]))</p>
        <p>\(words(whose))</p>
        \(facts)
        \(what == .cancelled ? again : toBring)
        <p>\(site.name)</p>
        </body>
        </html>
        """
    }

    private var whose: String { appointment.state == .revoked ? "appointments.mail.revoked" : "appointments.mail.\(what.rawValue)" }

    private var facts: HTML {
        let rows = [
            (words("appointments.row.what"), told.offer.details.title), (words("appointments.row.when"), told.when(words)),
            (words("appointments.row.where"), meeting),
            (words("appointments.number"), "\(appointment.reference)"),
        ]
        return "<table>\(rows.map { "<tr><th scope=\"row\">\($0.0)</th><td class=\"lines\">\(Text.trimmed($0.1))</td></tr>" as HTML })</table>"
    }

    private var meeting: String {
        if told.offer.type.way != .place { return told.meetingLines(words).joined(separator: "\n") }
        return "\(told.place.details.name)\n\(told.place.details.address)\n\(told.place.details.access)"
    }

    private var toBring: HTML {
        """
        \(told.lacking(words).map { "<p>\($0)</p>" as HTML })
        \(told.pieces.map { "<h2>\(words("appointments.pieces"))</h2>\($0)" as HTML })
        <p>\(words("appointments.letter.change", ["phone": site.phone, "address": Self.typed(site.baseURL + FollowController.path)]))</p>
        """
    }

    private var again: HTML {
        "<p>\(words("appointments.letter.again", ["phone": site.phone, "address": Self.typed(site.baseURL + OfferController.path)]))</p>"
    }

    /// Without what nobody types.
    private static func typed(_ address: String) -> String { String(address.trimmingPrefix("https://").trimmingPrefix("http://")) }

    private static let style: HTML = """
        @page { size: A4; margin: 18mm 20mm 20mm; }
        html { font: 11pt/1.45 Lato, "DejaVu Sans Condensed", "DejaVu Sans", sans-serif; color: #1a1a1a; }
        body { margin: 0; }
        p { margin: 0 0 3mm; }
        h1 { font-size: 14pt; line-height: 1.2; margin: 0 0 4mm; }
        h2 { font-size: 11.5pt; margin: 5mm 0 2mm; }
        table { width: 100%; border-collapse: collapse; margin: 2mm 0 5mm; }
        th, td { text-align: left; vertical-align: top; padding: 1.5mm 0; border-bottom: 0.2mm solid #ccc; }
        th { width: 32%; padding-right: 5mm; font-weight: normal; color: #444; }
        .lines { white-space: pre-line; }
        .head { width: 78mm; height: 58.4mm; }
        .head p { margin: 0; }
        .town { font-size: 14pt; font-weight: bold; }
        .window { margin: -28mm 0 0 90mm; width: 80mm; height: 34mm; }
        .window p { margin: 0; line-height: 1.35; }
        .date { text-align: right; }
        """
}

import Core
import Foundation
import Scheduling
import Web

extension Words {
    /// « du 4 janvier 2027 au 29 janvier 2027 »
    func days(_ days: ClosedRange<LocalDate>) -> String {
        self("appointments.draw.days", ["from": days.lowerBound.inWords(language), "to": days.upperBound.inWords(language)])
    }

    /// What somebody who was drawn is told first.
    func lot(_ draw: Draw, number: Int, rank: Int) -> String {
        self("appointments.draw.mail.won", ["number": "\(number)", "rank": "\(rank)", "reference": "\(draw.reference)"])
    }
}

/// Where people look for a time, that some days are given by lot: when one registers, and where the result is.
struct DrawNotice {
    let draws: [Draw]
    let visit: Visit

    var html: HTML { "\(draws.map(notice))" }

    private func notice(_ draw: Draw) -> HTML {
        let words = visit.words
        let link: HTML = "<p><a href=\"\(DrawController.address(draw.reference))\">\(words("appointments.draw.more"))</a></p>"
        let arguments = [
            "days": words.days(draw.days), "opens": draw.opensAt.inWords(words.language, in: visit.site.zone),
            "closes": draw.closesAt.inWords(words.language, in: visit.site.zone),
            "draws": draw.drawsAt.inWords(words.language, in: visit.site.zone),
        ]
        let text = words(UserMessage("appointments.draw.notice.\(draw.stage(visit.now).rawValue)", arguments))
        return Notice(.info, html: "<p>\(text)</p>\(link)").html
    }
}

extension Draw {
    /// What people can do of it at some time.
    enum Stage: String, CaseIterable {
        case announced, registering, closed, drawn, cancelled
    }

    func stage(_ now: Date) -> Stage {
        switch state {
        case .open: now < opensAt ? .announced : now < closesAt ? .registering : .closed
        case .drawing: .closed
        case .drawn: .drawn
        case .cancelled: .cancelled
        }
    }
}

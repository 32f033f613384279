import Core
import Law

/// How a decision was notified, in a sentence for agents: the day, and why that one.
struct NoticeWords {
    let notice: DecisionNotice
    let answer: LegalAnswer
    let words: Words
    let today: LocalDate

    var sentence: String {
        switch notice.way {
        case .atOnce: text("atOnce", notice.decidedOn)
        case .online(let opened): online(opened)
        case .letter(.waiting): waiting("waiting")
        case .letter(.lost): waiting("lost")
        case .letter(.posted(let day)): text("posted", day)
        case .letter(.delivered(let day)): text("delivered", day)
        case .letter(.handed(let day)): text("handed", day)
        case .letter(.unclaimed(let day)): text("unclaimed", day)
        }
    }

    private func online(_ opened: LocalDate?) -> String {
        let last = answer[.consultationLastDay] ?? notice.decidedOn.adding(days: 15)
        if let opened, opened <= last { return text("opened", opened) }
        let key = today <= last ? "unread" : "neverRead"
        return words(
            "dossiers.notice.\(key)", ["date": notice.decidedOn.inWords(words.language), "last": last.inWords(words.language)])
    }

    /// Until it is notified, silence may still decide.
    private func waiting(_ name: String) -> String {
        guard let silence = answer[.implicitDate] else { return words("dossiers.notice.\(name)") }
        return words("dossiers.notice.\(name).silence", ["date": silence.inWords(words.language)])
    }

    private func text(_ name: String, _ day: LocalDate) -> String { words("dossiers.notice.\(name)", ["date": day.inWords(words.language)]) }
}

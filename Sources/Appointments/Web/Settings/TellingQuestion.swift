import Core
import Scheduling
import Web

/// How people meet is about to change, and some have an appointment: are they told? Nothing is changed until that is answered.
struct TellingQuestion {
    static let field = "prevenir"

    enum Answer: String, CaseIterable {
        case tell = "oui"
        /// Somebody calls them, or they know.
        case not = "non"
    }

    let coming: ComingPeople
    let way: MeetingWay
    let words: Words

    var html: HTML {
        let options = Answer.allCases.map {
            ChoiceOption($0.rawValue, words("appointments.type.tell.\($0.rawValue)"), hint: words("appointments.type.tell.\($0.rawValue).hint"))
        }
        let question = Question(
            Self.field, words.count(coming.count, "appointments.type.tell.count"), words, hint: lacking,
            error: words("appointments.type.tell.missing"))
        return "\(Radios(question, options: options))\(Button(words("appointments.settings.save")))"
    }

    /// How many gave nothing by which they could be met so.
    private var lacking: String? {
        switch way {
        case .home where coming.withoutAddress > 0: words.count(coming.withoutAddress, "appointments.type.tell.withoutAddress")
        case .home where coming.withoutPhone > 0, .phone where coming.withoutPhone > 0:
            words.count(coming.withoutPhone, "appointments.type.tell.withoutPhone")
        default: nil
        }
    }
}

/// An hour of the day, kept as `14:30`.
struct TypedTime: Equatable {
    let text: String

    /// Reads `14h30`, `14:30`, `9 h`, `9h5`, `1430`, `midi`, `2 pm`.
    init(typed: String) throws(Unreadable) {
        guard let tokens = Tokens(typed, ignoring: Self.ignored), let (hour, minute) = Self.clock(tokens), 0...23 ~= hour, 0...59 ~= minute else {
            throw Unreadable("forms.time.unknown")
        }
        text = (hour < 10 ? "0" : "") + String(hour) + (minute < 10 ? ":0" : ":") + String(minute)
    }

    private static let ignored: Set<String> = ["min", "mn", "minutes"]
    private static let hours: Set<String> = ["h", "heure", "heures", "hrs"]
    private static let named = ["midi": 12, "noon": 12, "minuit": 0, "midnight": 0]

    private static func clock(_ tokens: Tokens) -> (Int, Int)? {
        let numbers = tokens.numbers
        let word = tokens.words.first ?? ""
        switch tokens.shape {
        case "w": return named[word].map { ($0, 0) }
        case "d": return (numbers[0], 0)
        case "y": return (numbers[0] / 100, numbers[0] % 100)
        case "dd" where tokens.digits[1] == 2: return (numbers[0], numbers[1])
        case "ddd" where tokens.digits[1] == 2 && numbers[2] == 0: return (numbers[0], numbers[1])
        case "dw": return hours.contains(word) ? (numbers[0], 0) : halved(numbers[0], 0, word)
        case "dwd" where hours.contains(word): return (numbers[0], numbers[1])
        case "ddw": return halved(numbers[0], numbers[1], word)
        default: return nil
        }
    }

    /// The clock of twelve hours: 12 am is midnight, 12 pm is noon.
    private static func halved(_ hour: Int, _ minute: Int, _ half: String) -> (Int, Int)? {
        guard 1...12 ~= hour, half == "am" || half == "pm" else { return nil }
        return (hour % 12 + (half == "pm" ? 12 : 0), minute)
    }
}

import Core

/// A value in a case, which knows where it stands, so that what is wrong can be said in one sentence.
public struct CaseField {
    public let place: String
    public let path: String
    public let value: JSON

    public subscript(_ name: String) -> CaseField {
        CaseField(place: place, path: path.isEmpty ? name : "\(path).\(name)", value: value[name] ?? .null)
    }

    /// `null` is as good as nothing.
    public var ifPresent: CaseField? { value == .null ? nil : self }

    public func fault(_ expected: String) -> CaseFault {
        CaseFault(place: place, field: path, expected: value == .null ? "\(expected); found nothing" : "\(expected); found \(value.text.prefix(80))")
    }

    public func object() throws(CaseFault) -> CaseField {
        guard value.object != nil else { throw fault("an object") }
        return self
    }

    public func items() throws(CaseFault) -> [CaseField] {
        guard let items = value.array else { throw fault("an array") }
        return items.enumerated().map { CaseField(place: place, path: "\(path)[\($0.offset)]", value: $0.element) }
    }

    public func text() throws(CaseFault) -> String {
        guard let text = value.string, !text.isEmpty else { throw fault("a text") }
        return text
    }

    public func truth() throws(CaseFault) -> Bool {
        guard let truth = value.bool else { throw fault("true or false") }
        return truth
    }

    public func number(in range: ClosedRange<Int>) throws(CaseFault) -> Int {
        guard let number = value.int, range.contains(number) else {
            throw fault("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func choice<Choice: RawRepresentable & CaseIterable>() throws(CaseFault) -> Choice where Choice.RawValue == String {
        guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
            throw fault("one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    /// The years are those of the Gregorian calendar that a living case can have: no arithmetic leaves the calendar from there.
    public func day() throws(CaseFault) -> LocalDate {
        guard let day = value.string.flatMap({ LocalDate($0) }), (1900...2200).contains(day.year) else {
            throw fault("a day, like 2026-03-10")
        }
        return day
    }

    /// With hyphens too, and without its article: `la-reunion`, `reunion`.
    func region() throws(CaseFault) -> Region {
        let name = value.string?.replacing("-", with: "_") ?? ""
        if let region = Region(rawValue: name) ?? Region(rawValue: "la_\(name)") { return region }
        return try choice()
    }
}

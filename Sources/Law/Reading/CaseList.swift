import Core

/// A list of cases as a program hands it over: an array of objects, each read with what names it in a message.
public enum CaseList {
    /// - Parameter list: the member of the input that holds the cases; the input itself without it.
    public static func read<Value>(
        _ bytes: [UInt8], in list: String? = nil, _ read: (CaseField) throws(CaseFault) -> Value
    ) throws(CaseFault) -> [Value] {
        var values: [Value] = []
        for (index, item) in try items(of: bytes, in: list).enumerated() {
            let place = item["id"]?.string.map { "\"\($0)\"" } ?? "number \(index + 1)"
            values.append(try read(CaseField(place: place, path: "", value: item).object()))
        }
        return values
    }

    private static func items(of bytes: [UInt8], in list: String?) throws(CaseFault) -> [JSON] {
        let input: JSON
        do { input = try JSON(bytes: bytes) } catch {
            throw CaseFault(place: nil, expected: "JSON; it stops being so at byte \(error.offset)")
        }
        guard let items = (list.map { input[$0] ?? .null } ?? input).array else {
            throw CaseFault(place: nil, expected: list.map { "an object whose \"\($0)\" is an array" } ?? "an array of cases")
        }
        return items
    }
}

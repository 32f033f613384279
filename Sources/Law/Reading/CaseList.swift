import Core

/// A list of cases as a program hands it over: an array of objects, each read with what names it in a message.
enum CaseList {
    static func read<Value>(_ bytes: [UInt8], _ read: (CaseField) throws(CaseFault) -> Value) throws(CaseFault) -> [Value] {
        var values: [Value] = []
        for (index, item) in try items(of: bytes).enumerated() {
            let place = item["id"]?.string.map { "\"\($0)\"" } ?? "number \(index + 1)"
            values.append(try read(CaseField(place: place, path: "", value: item).object()))
        }
        return values
    }

    private static func items(of bytes: [UInt8]) throws(CaseFault) -> [JSON] {
        let input: JSON
        do { input = try JSON(bytes: bytes) } catch {
            throw CaseFault(place: nil, field: "", expected: "JSON; it stops being so at byte \(error.offset)")
        }
        guard let items = input.array else { throw CaseFault(place: nil, field: "", expected: "an array of cases") }
        return items
    }
}

import Core

/// A value of the description, and the path to it, so that what is wrong is told with its place.
struct JSONPlace {
    let json: JSON
    let path: String

    /// `nil` when it is absent or `null`.
    func member(_ key: String) throws(DemarcheRefusal) -> JSONPlace? {
        guard let members = json.object else { throw .wrongType(path: path, expected: .object) }
        guard let value = members[key], value != .null else { return nil }
        return JSONPlace(json: value, path: path.isEmpty ? key : "\(path).\(key)")
    }

    func required(_ key: String) throws(DemarcheRefusal) -> JSONPlace {
        guard let member = try member(key) else { throw .missing(path: path.isEmpty ? key : "\(path).\(key)") }
        return member
    }

    var items: [JSONPlace] {
        get throws(DemarcheRefusal) {
            guard let items = json.array else { throw .wrongType(path: path, expected: .list) }
            return items.enumerated().map { JSONPlace(json: $1, path: "\(path)[\($0)]") }
        }
    }

    var text: String {
        get throws(DemarcheRefusal) {
            guard let text = json.string else { throw .wrongType(path: path, expected: .text) }
            if text.utf8.contains(0) { throw .zero(path: path) }
            return text
        }
    }

    var flag: Bool {
        get throws(DemarcheRefusal) {
            guard let flag = json.bool else { throw .wrongType(path: path, expected: .flag) }
            return flag
        }
    }

    var number: Int {
        get throws(DemarcheRefusal) {
            guard let number = json.int else { throw .wrongType(path: path, expected: .number) }
            return number
        }
    }
}

extension JSONPlace {
    func text(_ key: String) throws(DemarcheRefusal) -> String { try member(key)?.text ?? "" }

    func texts(_ key: String) throws(DemarcheRefusal) -> [String] {
        var texts: [String] = []
        for item in try member(key)?.items ?? [] { texts.append(try item.text) }
        return texts
    }
}

/// A form as a browser writes it.
struct SampleForm {
    enum Part {
        case field(String, String)
        case file(String, name: String, [UInt8])
    }

    static let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    static var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    var parts: [Part]

    init(_ parts: Part...) { self.parts = parts }

    var bytes: [UInt8] {
        var output: [UInt8] = []
        for part in parts {
            output += Array("--\(Self.boundary)\r\n".utf8)
            switch part {
            case .field(let name, let value):
                output += Array("Content-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)".utf8)
            case .file(let field, let name, let content):
                output += Array("Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: image/jpeg\r\n\r\n".utf8)
                output += content
            }
            output += Array("\r\n".utf8)
        }
        return output + Array("--\(Self.boundary)--\r\n".utf8)
    }
}

/// The same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }
}

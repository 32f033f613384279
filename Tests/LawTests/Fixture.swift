import Core
import Foundation

/// A file of `Tests/Fixtures/law`.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/law/\(name)").standardized
        return try Array(Data(contentsOf: file))
    }

    static func json(_ name: String) throws -> JSON { try JSON(bytes: bytes(name)) }
}

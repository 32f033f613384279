import Core
import Foundation

/// The installation's key: 32 random bytes, from which every other key is derived.
public enum InstallationKey {
    /// Reads the key, or makes it at the first start, readable by its owner only.
    /// **Without it, attached files cannot be read again, and private links stop working.**
    public static func load(_ settings: StorageSettings) throws -> [UInt8] {
        if let key = settings.key { return try bytes(key) }
        if let text = try? String(contentsOf: settings.keyFile, encoding: .utf8) { return try bytes(text) }
        try FileManager.default.createDirectory(at: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let text = Secret.hexadecimal((0..<32).map { _ in UInt8.random(in: .min ... .max) })
        guard
            FileManager.default.createFile(atPath: settings.keyFile.path, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600])
        else { throw SettingsFault(key: "ADMILIB_DATA", expected: "a folder that can be written; \(settings.data.path) cannot") }
        return try bytes(text)
    }

    private static func bytes(_ text: String) throws(SettingsFault) -> [UInt8] {
        let digits = Array(text.trimmingCharacters(in: .whitespacesAndNewlines).utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
        guard digits.count == 64, bytes.count == 32 else { throw SettingsFault(key: "ADMILIB_KEY", expected: "64 hexadecimal digits") }
        return bytes
    }
}

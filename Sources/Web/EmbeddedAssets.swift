import CAssets
import Core
import Forms
import Yams

/// The files of `Assets/`, which the program carries inside itself: there is one file to install.
public enum EmbeddedAssets {
    /// Every file, by its path under `Assets/`; but for the lists of communes and of postcodes, which are read where they lie.
    public static let files: [String: [UInt8]] = Dictionary(
        uniqueKeysWithValues: assets.filter { !lists.contains(path($0)) }.map { asset in
            (path(asset), Array(UnsafeBufferPointer(start: asset.bytes, count: asset.size)))
        }
    )

    /// The communes of France: `bin/communes` writes them.
    public static let communes = CommuneList(bytes(of: communesPath), postcodes: PostcodeList(bytes(of: postcodesPath)))

    private static var assets: UnsafeBufferPointer<admilib_asset> { UnsafeBufferPointer(start: admilib_assets_first(), count: admilib_asset_count) }
    private static func path(_ asset: admilib_asset) -> String { String(cString: asset.path) }
    private static func bytes(of wanted: String) -> UnsafeRawBufferPointer {
        assets.first { path($0) == wanted }.map { UnsafeRawBufferPointer(start: $0.bytes, count: $0.size) }!
    }

    private static let communesPath = "communes.txt"
    private static let postcodesPath = "postcodes.txt"
    private static let lists: Set<String> = [communesPath, postcodesPath]

    public static func text(_ path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

    /// The files in a folder, sorted by path.
    public static func paths(under folder: String) -> [String] { files.keys.filter { $0.hasPrefix(folder + "/") }.sorted() }
}

extension EmbeddedAssets {
    /// The words of every language: all the files of `Assets/words/<language>/`, read once at start. A file that is not `key: text` stops the start.
    public static func catalogues() throws -> [Language: Words] {
        let french = try texts(of: .french)
        return try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, Words(language, texts: language == .french ? french : try texts(of: language), french: french))
            })
    }

    static func texts(of language: Language) throws -> [String: String] {
        var texts: [String: String] = [:]
        for path in paths(under: "words/\(language.rawValue)") {
            for (key, text) in try pairs(in: path) where texts[key] == nil { texts[key] = language == .french ? Typography.french(text) : text }
        }
        return texts
    }

    /// Without a decoder, which would look every key up from the first line on.
    private static func pairs(in path: String) throws -> [(key: String, text: String)] {
        guard let lines = try compose(yaml: text(path) ?? "")?.mapping else { throw NotWords(path: path) }
        return try lines.map { key, value in
            guard let key = key.scalar?.string, let text = value.scalar?.string else { throw NotWords(path: path) }
            return (key, text)
        }
    }
}

/// A file of words that is not lines of `key: text`.
struct NotWords: Error {
    let path: String
}

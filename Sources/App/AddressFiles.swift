import Addresses
import Core
import Foundation
import Insight

/// What the commands do with the addresses of the town.
extension Product {
    /// Puts the addresses of a file of the Base Adresse Nationale in the place of those that are there.
    /// - Parameter path: a CSV, as it is or with gzip; `-` is the standard input.
    /// - Returns: what to print.
    public func importAddresses(from path: String) async throws -> [String] {
        guard let file = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else { throw CommandFault("\(path) cannot be read.") }
        defer { if path != "-" { try? file.close() } }
        do {
            let now = clock(), name = path == "-" ? "" : URL(filePath: path).lastPathComponent
            let done = try await addresses.importFile(
                file, named: name, now: now, then: { try InsightFeature.addressesChanged(now: now, on: $0) })
            return done.lines
        } catch let problem as AddressProblem {
            throw CommandFault("\(problem.advice) Nothing was changed.")
        }
    }

    /// - Returns: what to print of what is there.
    public func addressesKnown() async throws -> String {
        guard let edition = try await addresses.edition() else {
            return
                "No addresses are here. Take adresses-XX.csv.gz of your département from https://adresse.data.gouv.fr/data/ban/adresses/latest/csv "
                + "and run `admilib addresses import adresses-XX.csv.gz`."
        }
        return edition.line
    }

    /// - Returns: what a text means, one candidate on a line.
    public func findAddresses(_ text: String) async throws -> [String] {
        let found = try await addresses.find(text), near = found.isEmpty ? try await addresses.near(text) : []
        return found.map(\.line) + (near.isEmpty ? [] : ["No address is exactly this. It may be:"] + near.map { "  " + $0.line })
    }
}

extension AddressImport {
    fileprivate var lines: [String] {
        [edition.line] + (leftOut == 0 ? [] : ["\(leftOut) lines could not be read and were left out:"])
            + faults.map { "  line \($0.line): \($0.fault.advice)" } + (leftOut > faults.count ? ["  …"] : [])
    }
}

extension AddressEdition {
    fileprivate var line: String {
        "\(addresses) addresses in \(streets) streets of \(communes) communes, imported on \(importedAt.formatted(.iso8601.year().month().day()))."
    }
}

extension TownAddress {
    fileprivate var line: String { "\(label)  \(spot.latitude),\(spot.longitude)" }
}

extension AddressFault {
    fileprivate var advice: String {
        switch self {
        case .tooLong: "it is longer than any address"
        case .notUTF8: "it is not in UTF-8"
        case .columns: "it has not as many columns as the first line"
        case .code: "the postcode or the code of the commune has not five characters"
        case .position: "lon and lat are no position on the Earth"
        case .name: "the street or the commune has no name, or too long a one"
        case .number: "the number is not between 0 and 9999, or what follows it is too long"
        }
    }
}

extension AddressProblem {
    fileprivate var advice: String {
        switch self {
        case .notAddresses:
            "This is no file of the Base Adresse Nationale: its first line must name numero, rep, nom_voie, code_postal, code_insee, "
                + "nom_commune, lon and lat, separated by « ; »."
        case .tooManyFaults(let count):
            "\(count) lines cannot be read, more than one in ten, or there is no address: the file seems damaged. Download it again."
        case .tooMany: "The file holds more than five million addresses. Import the départements that you serve, not the whole country."
        case .cut, .damaged: "The file is cut or damaged: download it again."
        // Of the desk alone.
        case .noFile, .tooLarge, .fewer, .lost, .busy: "\(self)"
        }
    }
}

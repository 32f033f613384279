import Foundation

/// Reads the CSV of the Base Adresse Nationale (`adresses-35.csv`) as it comes, and gathers its streets. Several files may follow each other.
struct AddressReader {
    /// Seven times the largest département.
    static let mostAddresses = 5_000_000
    static let mostFaultsTold = 20

    private var cutter = LineCutter()
    private var columns: AddressColumns?
    private var places: [StreetKey: Int] = [:]
    /// The street of the line before: the file has them one after the other.
    private var latest: (line: AddressLine, place: Int)?
    private(set) var streets: [Street] = []
    private(set) var addresses = 0
    /// The first of them, with their lines.
    private(set) var faults: [LineFault] = []
    private(set) var faultCount = 0

    struct LineFault: Sendable, Equatable {
        let line: Int
        let fault: AddressFault
    }

    private struct StreetKey: Hashable { let insee, postcode, name: String }

    mutating func feed(_ bytes: some Sequence<UInt8>) throws(AddressProblem) {
        var lines: [(Int, [UInt8]?)] = []
        cutter.feed(bytes) { lines.append(($0, $1)) }
        for (number, line) in lines { try take(number, line) }
    }

    /// - Returns: all the streets; refused when the file is not what it should be.
    mutating func finish() throws(AddressProblem) -> [Street] {
        var last: (Int, [UInt8]?)?
        cutter.finish { last = ($0, $1) }
        let before = faultCount
        if let last { try take(last.0, last.1) }
        guard columns != nil else { throw .notAddresses }
        // Nothing ends the last line, and it cannot be read: the rest of the file is missing too.
        guard faultCount == before else { throw .cut }
        guard addresses > 0, faultCount * 10 <= addresses + faultCount else { throw .tooManyFaults(faultCount) }
        return streets
    }

    private mutating func take(_ number: Int, _ bytes: [UInt8]?) throws(AddressProblem) {
        guard let bytes, let line = String(validating: bytes, as: UTF8.self) else {
            return try note(bytes == nil ? .tooLong : .notUTF8, at: number)
        }
        if line.isEmpty { return }
        let fields = Self.fields(line)
        // A header begins each file, and several files may have been joined.
        if let header = AddressColumns(header: fields) { return columns = header }
        guard let columns else { throw .notAddresses }
        do throws(AddressFault) { add(try columns.read(fields)) } catch { try note(error, at: number) }
        guard addresses <= Self.mostAddresses else { throw .tooMany }
    }

    private mutating func note(_ fault: AddressFault, at line: Int) throws(AddressProblem) {
        faultCount += 1
        // Another file altogether: nothing is gained by reading it to its end.
        guard faultCount < 10_000 || faultCount * 2 < addresses else { throw .tooManyFaults(faultCount) }
        if faults.count < Self.mostFaultsTold { faults.append(LineFault(line: line, fault: fault)) }
    }

    private mutating func add(_ line: AddressLine) {
        addresses += 1
        if let latest, latest.line.name == line.name, latest.line.insee == line.insee, latest.line.postcode == line.postcode {
            return streets[latest.place].numbers.append(line.number)
        }
        let key = StreetKey(insee: line.insee, postcode: line.postcode, name: AddressText.key(line.name))
        if let place = places[key] {
            latest = (line, place)
            return streets[place].numbers.append(line.number)
        }
        places[key] = streets.count
        latest = (line, streets.count)
        streets.append(Street(insee: line.insee, postcode: line.postcode, commune: line.commune, name: line.name, numbers: [line.number]))
    }

    /// A line of CSV with « ; » and, around fields that hold one, quotes (RFC 4180).
    static func fields(_ line: String) -> [String] {
        guard line.utf8.contains(UInt8(ascii: "\"")) else { return line.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
        var fields: [String] = [], current: [UInt8] = [], isQuoted = false
        let bytes = Array(line.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let isDouble = isQuoted && index + 1 < bytes.count && bytes[index + 1] == byte
                if isDouble {
                    current.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            } else if byte == UInt8(ascii: ";") && !isQuoted {
                fields.append(String(decoding: current, as: UTF8.self))
                current = []
            } else {
                current.append(byte)
            }
            index += 1
        }
        return fields + [String(decoding: current, as: UTF8.self)]
    }
}

namespace Sdc;

/// <summary>Which words are good for what. In capitals, as <see cref="Abbreviations.WordOf"/> writes them.</summary>
internal static class WordClasses
{
    private const int LongestShortTrade = 4;

    private static readonly HashSet<string> Generic = Set("""
        GROUP SERVICES SOLUTIONS SYSTEMS MANAGEMENT INTERNATIONAL NATIONAL GLOBAL WORLDWIDE AMERICA USA ENTERPRISES HOLDINGS PARTNERS PARTNERSHIP ASSOCIATES ASSOCIATED ASSOC ASSOCS AGENCY OFFICE OFFICES FIRM PRACTICE TEAM
        CENTER PROFESSIONAL PROFESSIONALS SPECIALISTS SPECIALIST SPECIALTY COMPANIES VENTURES PRODUCTS SUPPLY DEPARTMENT ORGANIZATION DDS DMD MD CPA CPAS ESQ DVM PHD TECH TECHNOLOGY TECHNOLOGIES CONSULTANTS CONSULTING CONTRACTING
        CONTRACTORS INDUSTRIES DEPT HOUSE SHOP STORE STORES CLINIC CLINICS LOCAL TRUST CO COMPANY INC LLC
        """);

    private static readonly HashSet<string> Trade = Set("""
        DENTAL CARE DENTISTRY ORTHODONTICS ENDODONTICS PERIODONTICS ORAL SURGERY LEGAL LAW ATTORNEYS LAWYERS COUNSEL CONSTRUCTION BUILDERS BUILDING CONCRETE EXCAVATING EXCAVATION PAVING ROOFING SIDING FRAMING DRYWALL MASONRY FLOORING TILE CARPENTRY
        CABINETS PAINTING GLASS WINDOWS DOORS PLUMBING HEATING COOLING AIR CONDITIONING HVAC MECHANICAL ELECTRIC ELECTRICAL SOLAR WELDING FABRICATION MACHINE MACHINING TOOL TOOLING MANUFACTURING METAL STEEL PLASTICS PACKAGING PRINTING SIGNS GRAPHICS
        DESIGN ARCHITECTS ARCHITECTURE ENGINEERING SURVEYING LANDSCAPING LAWN TREE NURSERY FARM FARMS DAIRY WINERY BREWERY BAKERY CAFE COFFEE RESTAURANT GRILL PIZZA CATERING FOODS FOOD MARKET GROCERY HARDWARE LUMBER EQUIPMENT RENTAL RENTALS AUTO
        AUTOMOTIVE BODY COLLISION TIRE MOTORS TOWING TRUCKING FREIGHT LINES TRANSPORT TRANSPORTATION LOGISTICS DELIVERY MOVING STORAGE WAREHOUSE REALTY REAL ESTATE PROPERTY PROPERTIES MORTGAGE TITLE INSURANCE FINANCIAL WEALTH CAPITAL INVESTMENTS
        ADVISORS TAX ACCOUNTING BOOKKEEPING PAYROLL STAFFING MARKETING MEDIA ADVERTISING COMMUNICATIONS PHOTOGRAPHY STUDIOS VIDEO MEDICAL MEDICINE HEALTH HEALTHCARE WELLNESS FAMILY PEDIATRICS DERMATOLOGY CARDIOLOGY ORTHOPEDICS OPTOMETRY OPTICAL
        EYE VISION VETERINARY ANIMAL HOSPITAL PHARMACY THERAPY PHYSICAL CHIROPRACTIC COUNSELING BEHAVIORAL HOSPICE NURSING REHABILITATION LABORATORY IMAGING RADIOLOGY CHURCH CHAPEL PARISH MINISTRIES TEMPLE SYNAGOGUE CATHEDRAL
        BAPTIST METHODIST LUTHERAN PRESBYTERIAN CATHOLIC EPISCOPAL EVANGELICAL PENTECOSTAL FELLOWSHIP SCHOOL ACADEMY COLLEGE UNIVERSITY MONTESSORI PRESCHOOL DAYCARE CHILDCARE LIBRARY MUSEUM FOUNDATION CHARITY ALLIANCE COALITION SOCIETY CLUB
        ASSOCIATION COUNCIL LEAGUE COMMUNITY SHELTER RESCUE BANK CREDIT UNION TRAVEL HOTEL INN MARINE BOAT AVIATION SECURITY INVESTIGATIONS CLEANING JANITORIAL RESTORATION PEST CONTROL WASTE RECYCLING ENVIRONMENTAL WATER WELL ENERGY OIL GAS
        PROPANE PETROLEUM SOFTWARE COMPUTERS DATA NETWORKS SALON SPA FITNESS GYM YOGA DANCE MUSIC JEWELERS JEWELRY FLORIST FLOWERS FURNITURE INTERIORS APPLIANCE FUNERAL CEMETERY WHOLESALE DISTRIBUTORS DISTRIBUTING DISTRIBUTION IMPORTS
        DEVELOPMENT DEVELOPERS INSTITUTE RESEARCH EDUCATION ELEMENTARY
        """);

    private static readonly HashSet<string> Site = Set("""
        NORTH SOUTH EAST WEST NORTHEAST NORTHWEST SOUTHEAST SOUTHWEST NORTHERN SOUTHERN EASTERN WESTERN CENTRAL UPTOWN DOWNTOWN MIDTOWN UPPER LOWER ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA OMEGA SIGMA
        ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH III VII VIII XII XIII OLD NEW
        """);

    // An abbreviation is what it may stand for, a short one of a trade too.
    private static readonly Dictionary<string, WordClass> Listed = Site.Concat(Generic).Concat(Trade).Concat(Abbreviations.Short).Distinct(StringComparer.Ordinal)
        .Select(word => (Word: word, Class: ListedAs(word))).Where(pair => pair.Class is not null).ToDictionary(pair => pair.Word, pair => pair.Class!.Value, StringComparer.Ordinal);

    /// <summary>What a word is good for where it stands.</summary>
    public static WordClass Of(IReadOnlyList<string> words, int index, NameKind kind)
    {
        var word = words[index];
        if (WordLikeness.IsJoining(word) || (word == "OFFICES" && index + 1 < words.Count && words[index + 1] == "OF")) return WordClass.Joining;
        foreach (var character in word)
        {
            if (char.IsDigit(character)) return WordClass.Site;
        }

        if (word.Length == 1 && IsLatin(word) && (kind == NameKind.Person || IsWithinPerson(words, index))) return WordClass.Initial;
        if (kind == NameKind.Person) return WordClass.Name;
        if (Listed.TryGetValue(word, out var listed)) return listed;
        if (word.Length <= 2 && IsLatin(word) && Abbreviations.MayMean(word).Count == 0 && words.Count > 1) return WordClass.Site;
        if (IsLastPartner(words, index, kind)) return WordClass.Partner;
        return CommonWords.Contains(word) ? WordClass.Everyday : WordClass.Name;
    }

    /// <summary>True for words that tell sites apart wherever they stand.</summary>
    public static bool IsSite(string word) => Site.Contains(word);

    /// <summary>True for words that say what a business does, or nothing.</summary>
    public static bool IsOfTrade(string word) => Trade.Contains(word) || Generic.Contains(word);

    /// <summary>True for words that say what a business does, or nothing, and that people shorten as they like.</summary>
    public static bool IsShortenable(string word) => word.Length > 4 && IsOfTrade(word);

    /// <summary>True for words that names are known to be made of: one of them is hardly a slip of the pen.</summary>
    public static bool IsKnown(string word) => Generic.Contains(word) || Trade.Contains(word) || Site.Contains(word) || CommonWords.Contains(word);

    private static WordClass? ListedAs(string word) =>
        Site.Contains(word) || Abbreviations.MayMean(word).Any(Site.Contains) ? WordClass.Site
        : Generic.Contains(word) ? WordClass.Generic
        : Trade.Contains(word) || (word.Length <= LongestShortTrade && Abbreviations.MayMean(word).Any(Trade.Contains)) ? WordClass.Trade
        : null;

    // "Doe, Roe & Poe Plumbing", "Law Offices of Doe, Roe & Poe"; not "Cedar Creek & Poe", for places are called by two words, too.
    private static bool IsLastPartner(IReadOnlyList<string> words, int index, NameKind kind)
    {
        if (index < 3 || words[index - 1] != NameWords.And) return false;
        var hasFamily = false;
        var before = index - 2;
        for (; before >= 0 && words[before] != "OF"; before--)
        {
            var other = Of(words, before, kind);
            if (other is not (WordClass.Name or WordClass.Everyday)) return false;
            hasFamily |= other == WordClass.Name;
        }

        return hasFamily && index - 2 - before > 1;
    }

    // "Dana M Doe", "J Smith Plumbing", "Doe D"; not "Cedar A", "Unit A Storage".
    private static bool IsWithinPerson(IReadOnlyList<string> words, int index)
    {
        if (index == words.Count - 1) return words.Count == 2 && IsFamily(words[0]);
        if (index == 0) return words.Count > 1 && IsFamily(words[1]);
        // One of the two may be a word of everyday language: "Dana M Stone".
        return words.Count == 3 && (IsFamily(words[0]) ? IsFamily(words[2]) || CommonWords.Contains(words[2]) : CommonWords.Contains(words[0]) && IsFamily(words[2]))
            && !Listed.ContainsKey(words[0]) && !Listed.ContainsKey(words[2]);
    }

    private static bool IsFamily(string word) => word.Length > 2 && IsLatin(word) && !IsKnown(word) && !WordLikeness.IsJoining(word);

    private static bool IsLatin(string word) => word[0] is >= 'A' and <= 'Z';

    private static HashSet<string> Set(string words) => new(words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}

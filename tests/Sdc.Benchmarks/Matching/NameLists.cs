namespace Sdc.Benchmarks;

/// <summary>The words that generated companies and persons are called by. They are no copy of what the matcher knows: some of them it knows, many it does not.</summary>
internal static class NameLists
{
    public static readonly string[] Surnames = Words("""
        Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker
        Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook
        Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster
        Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera
        Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernandez Mcdonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon
        Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant
        Dunn Kelley Spencer Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan Armstrong Hudson Carroll Lane Riley Andrews Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews Pena Richards
        Contreras Willis Carpenter Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins Greene Nunez Wheeler Valdez Harper Burke Larson Santiago Maldonado Morrison Franklin Carlson Austin Dominguez Carr Lawson Jacobs
        Obrien Lynch Singh Vega Bishop Montgomery Oliver Jensen Harvey Williamson Gilbert Dean Sims Espinoza Howell Li Wong Reid Hanson Le Mccoy Garrett Burton Fuller Wang Weber Welch Rojas Lucas Marquez Fields Park Yang Little Banks
        Padilla Day Walsh Bowman Schultz Luna Fowler Mejia Davidson Acosta Brewer May Holland Juarez Newman Pearson Curtis Cortez Douglas Schneider Joseph Barrett Navarro Figueroa Keller Avila Wade Molina Stanley Hopkins Campos Barnett
        Bates Chambers Caldwell Beck Lambert Miranda Byrd Craig Ayala Lowe Frazier Powers Neal Leonard Gregory Carrillo Sutton Fleming Rhodes Shelton Schwartz Norris Jennings Rhodes Whitfield Ashworth Kowalski Papadopoulos Lindqvist
        Okafor Oyelaran Vandenberg Haverkamp Steinmetz Zimmerman Rasmussen Castellano Delacroix Fitzgerald Macdonald Mcallister Ogletree Pemberton Quigley Rutherford Thibodeaux Underhill Villanueva Winterbourne Yarborough Zielinski
        """);

    // Families and places of which there are many more than lists hold are made of two parts, as many real ones are.
    public static readonly string[] FamilyStarts = Words("Ash Bald Ban Beck Berg Black Brad Bran Brock Buck Burn Cald Carl Chad Clay Clif Cran Dal Den Dun East Eld Ell Fair Far Farn Gar Gold Grim Hal Ham Hart Hat Hazel Hol Hum Kin Kirk Lang Lock Lyn Mar Mel Mid Nor Oak Or Pad Pen Pres Rad Red Ros Rother Sel Shel Stan Stock Thorn Tun Wake Wal War Wes Whit Wins Wood Worth Wyn");
    public static readonly string[] FamilyEnds = Words("bury by combe cott den don field ford ham hurst land ley man more ner rick sen shaw son stead stein ston ter ton wald ward wick win wood worth");

    public static readonly string[] PlaceStarts = Words("Cedar Maple Oak Pine Elm Birch Willow Spring Clear Rock Stone Sand Silver Iron Copper Deer Eagle Hawk Fox Bear Wolf Beaver Lake River Brook Glen Fair Pleasant Green Grand High Sunny North South East West Mill Bridge Harbor Ocean Bay Blue Red White Black Golden Crystal Liberty Union Franklin Washington Jackson Madison Lincoln Jefferson Monroe");
    public static readonly string[] PlaceEnds = Words("Creek Valley Ridge Hills Park Grove Falls Springs Point Hollow Heights Lake Meadows Canyon Bluff Crossing Landing Harbor River Island Village View Shore Mountain Prairie Run");
    public static readonly string[] Towns = Words("""
        Lakeview Riverside Fairview Springfield Greenville Bristol Clinton Salem Georgetown Arlington Ashland Burlington Manchester Oxford Milton Newport Auburn Dayton Lexington Milford Winchester Hudson Kingston Dover Oakland Centerville
        Glendale Hamilton Cleveland Marion Jasper Lancaster Troy Vernon Concord Boulder Tacoma Yakima Spokane Boise Helena Billings Cheyenne Laramie Pueblo Durango Flagstaff Tucson Mesa Chandler Scottsdale Reno Fresno Modesto Bakersfield
        Ventura Oxnard Pomona Ontario Corona Hemet Redlands Ogden Provo Logan Lubbock Amarillo Midland Odessa Laredo Waco Tyler Shreveport Biloxi Mobile Macon Savannah Augusta Raleigh Durham Asheville Roanoke Norfolk Dubuque Peoria Rockford
        Kenosha Racine Duluth Fargo Bismarck Topeka Wichita Tulsa Norman Joplin Toledo Akron Canton Erie Scranton Utica Ithaca Albany Nashua Bangor
        """);

    public static readonly string[] Everyday = Words("""
        Summit Pinnacle Premier Pioneer Heritage Liberty Patriot Frontier Horizon Evergreen Cornerstone Keystone Landmark Beacon Compass Anchor Guardian Sentinel Phoenix Falcon Heron Osprey Mustang Bison Grizzly Sunrise Sunset Twilight
        Aspen Juniper Sequoia Magnolia Sierra Cascade Olympic Pacific Atlantic Coastal Tidewater Delta Mesa Highland Lowland Prairie Ember Spark Ignite Velocity Momentum Apex Zenith Vertex Quantum Fusion Catalyst Synergy Integrity Trinity
        Harmony Serenity Hope Grace Faith Victory Valor Noble Royal Regal Crown Sterling Platinum Diamond Emerald Sapphire Crystal Precision Accurate Reliable Superior Elite Prime Select Choice Metro Capital Central Allied United Advanced
        Modern Classic Creative Bright Bluebird Redwood Ironwood Stonegate Bridgeway Crossroads Gateway Northstar Lighthouse Riverbend Clearwater Whitewater Blackhawk Silverline Goldleaf Copperhead
        """);

    public static readonly string[] FirstNames = Words("""
        James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Betty Anthony Margaret Mark Sandra Donald Ashley
        Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa George Deborah Timothy Stephanie Ronald Rebecca Edward Sharon Jason Laura Jeffrey Cynthia Ryan Kathleen Jacob Amy Gary Angela Nicholas
        Shirley Eric Anna Jonathan Brenda Stephen Pamela Larry Emma Justin Nicole Scott Helen Brandon Samantha Benjamin Katherine Samuel Christine Gregory Debra Frank Rachel Raymond Carolyn Alexander Janet Patrick Maria Jack Olivia Dennis
        Heather Priya Wei Fatima Omar Ingrid Lars Dmitri Elena Kofi Amara Hiroshi Yuki Mateo Lucia
        """);

    public static readonly string[] Trades =
    [
        "Dental", "Family Dental", "Dental Care", "Family Dentistry", "Orthodontics", "Oral Surgery", "Pediatric Dentistry", "Law", "Law Firm", "Legal", "Injury Law", "Construction", "General Contracting", "Builders", "Custom Homes", "Concrete", "Excavating",
        "Roofing", "Plumbing", "Plumbing & Heating", "Heating & Air", "Electric", "Painting", "Flooring", "Glass", "Landscaping", "Tree Service", "Masonry", "Architects", "Engineering", "Land Surveying", "Interior Design", "Realty", "Property Management",
        "Real Estate", "Title", "Mortgage", "Insurance", "Insurance Agency", "Financial", "Wealth Management", "Accounting", "Tax Service", "Bookkeeping", "Payroll", "Staffing", "Marketing", "Media", "Printing", "Signs", "Photography", "Veterinary Clinic",
        "Animal Hospital", "Family Medicine", "Pediatrics", "Dermatology", "Orthopedics", "Eye Care", "Optometry", "Physical Therapy", "Chiropractic", "Counseling", "Pharmacy", "Home Health", "Hospice", "Imaging", "Machine", "Manufacturing", "Fabrication",
        "Welding", "Tool & Die", "Plastics", "Packaging", "Steel", "Foods", "Bakery", "Brewing", "Winery", "Farms", "Dairy", "Trucking", "Freight", "Logistics", "Moving & Storage", "Self Storage", "Auto Body", "Automotive", "Tire", "Towing", "Motors",
        "Equipment Rental", "Hardware", "Lumber", "Supply", "Distributing", "Security", "Janitorial", "Restoration", "Pest Control", "Environmental", "Water", "Energy", "Oil", "Propane", "Software", "Data", "Marine", "Aviation", "Travel", "Fitness", "Salon", "Jewelers",
    ];

    public static readonly string[] Generic = ["Group", "Services", "Solutions", "Associates", "Company", "Partners", "Enterprises", "Center", "Management", "Systems", "Holdings", "Consulting", "Specialists", "Industries", "International", "Technologies"];

    public static readonly string[] Nonprofits = ["Community Foundation", "Food Bank", "Humane Society", "Housing Authority", "Chamber of Commerce", "Historical Society", "Senior Center", "Public Library", "Boys & Girls Club", "Community Action", "Arts Council", "Family Services", "Youth Center", "Health Foundation", "Land Trust", "Rescue Mission"];

    public static readonly string[] Denominations = ["Baptist", "Lutheran", "United Methodist", "Presbyterian", "Catholic", "Episcopal", "Community", "Christian", "Assembly of God", "Bible", "Covenant", "Nazarene"];

    public static readonly string[] Saints = Words("Mark Luke John Paul Peter James Mary Joseph Andrew Thomas Michael Anne Francis Patrick Matthew Stephen");

    public static readonly string[] Sites = ["East", "West", "North", "South", "Downtown", "Northeast", "Southwest", "Alpha", "Beta", "2", "3", "4", "II", "#1", "#2", "Central"];

    public static readonly string[] Syllables = Words("va lo ri ne xi tra cor den mo pha zen qui bri tal ver nex syn lum ora kel dra fi mar sol tec vi bro cy dyn el gen hel in jo kra lin max no op pro ra sta ter um vex wi yo za");

    public static readonly string[] CoinedEnds = Words("ix is on a ent ex ia ium yx os era ova");

    public static readonly string[] Legal = ["", "", "", "", " LLC", " LLC", ", LLC", " Inc", " Inc.", ", Inc.", " Corp", " Co.", " Ltd", " LLP", " PLLC", " P.C.", " PC", " L.L.C."];

    private static string[] Words(string text) => [.. text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct()];
}

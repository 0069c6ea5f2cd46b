"""Bodies (Gebietskörperschaften) and the organisations they work with.

Words: body, organisation, region. A body is a state, county, city or municipality that has a concept;
every row of a body carries the body's key. Source of the regional key (ARS): Statistisches Bundesamt,
Amtlicher Regionalschlüssel, twelve digits.
"""

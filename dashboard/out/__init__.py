"""How do a reader's findings leave the dashboard: as tables, as a report, as a link?"""

"""The only drawing: views become folium, altair or HTML here, and nowhere else."""
